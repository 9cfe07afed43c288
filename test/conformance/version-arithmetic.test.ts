import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RelctlError } from '../../src/core/error/error.ts';
import { nextVersion } from '../../src/core/version/bump.ts';
import type { BumpRequest } from '../../src/core/version/bump.ts';
import { SCHEME_NAMES, schemeNamed } from '../../src/core/version/schemes.ts';
import { parseVersion } from '../../src/core/version/version.ts';

/** Written by version-arithmetic.py. VERSION_ARITHMETIC can name another recording, such as one made with `--all`. */
const recording = process.env['VERSION_ARITHMETIC'] ?? new URL('version-arithmetic.json', import.meta.url);
const { commitizen, rows } = JSON.parse(readFileSync(recording, 'utf8')) as {
  readonly commitizen: string;
  readonly rows: readonly string[];
};

describe(`version arithmetic of commitizen ${commitizen}`, () => {
  it('has enough recorded rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1900);
    expect(rows.filter((row) => row.endsWith('|')).length).toBeGreaterThan(0);
  });

  it.each(SCHEME_NAMES)('agrees under %s', (scheme) => {
    const recorded = rows.filter((row) => row.startsWith(`${scheme}|`));
    expect(recorded.length).toBeGreaterThan(400);
    expect(recorded.map((row) => replay(row)).filter((row, index) => row !== recorded[index])).toEqual([]);
  });
});

/** The row with relctl's answer in its last cell, which is empty if relctl refuses. */
function replay(row: string): string {
  const asked = row.split('|').slice(0, -1);
  const [scheme, current, increment, phase, offset, devrelease, local, buildMetadata, mode] = asked.map(
    (cell) => (cell === '' ? null : cell),
  );
  const request: BumpRequest = {
    increment: increment as BumpRequest['increment'],
    phase: phase as BumpRequest['phase'],
    offset: Number(offset),
    devrelease: devrelease === null ? null : Number(devrelease),
    local: local === 'local',
    buildMetadata: buildMetadata ?? null,
    mode: mode as BumpRequest['mode'],
  };
  return [...asked, answer(scheme!, current!, request)].join('|');
}

function answer(scheme: string, current: string, request: BumpRequest): string {
  try {
    return schemeNamed(scheme)!.format(nextVersion(parseVersion(current)!, request));
  } catch (error) {
    if (error instanceof RelctlError) return '';
    throw error;
  }
}
