import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { locateConfig } from '../../src/core/config/locate.ts';
import { readSettings } from '../../src/core/config/read.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the pages', () => {
  it.each(PAGES)('link only to files that exist: %s', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
    expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  it('are all linked in the README', () => {
    const missing = PAGES.filter((page) => page !== 'README.md' && !read('README.md').includes(`(${page})`));
    expect(missing).toEqual([]);
  });

  it.each([...references('docs/parity.md'), ...references('docs/reliability.md')])(
    'name only tests that exist: %s › %s',
    (file, name) => {
      expect(name).not.toBe('');
      expect(read(file)).toContain(name);
    },
  );

  it.each(configurations())('show only valid configuration: %s, example %i', (_, __, text) => {
    const files = new Map([['pyproject.toml', text]]);
    const settings = readSettings(locateConfig(['pyproject.toml'], files), files);
    expect(settings.commitizen.tagFormat).toBe('v$version');
  });
});

/** The tests that a page names, written as `file` › `name`. */
function references(page: string): readonly (readonly [file: string, name: string])[] {
  return [...read(page).matchAll(/`([^`]+\.test\.ts)` › `([^`]*)`/g)].map(([, file = '', name = '']) => [
    file,
    name,
  ]);
}

/** The TOML examples of all pages. */
function configurations(): readonly (readonly [page: string, number: number, text: string])[] {
  return PAGES.flatMap((page) =>
    [...read(page).matchAll(/^```toml\n([^]*?)^```$/gm)].map(
      ([, text = ''], index) => [page, index + 1, text] as const,
    ),
  );
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
