import { expect, it } from 'vitest';
import { commits } from '../../test/support/snapshot.ts';
import { tag } from '../../test/support/facts.ts';
import type { Status } from '../core/release/status/status.ts';
import { PLAIN } from './text/paint.ts';
import { statusText } from './status.ts';

const HOSTILE = 'x\u001b[2J\u202e\r\ny';

/** A status with every part, many items, and hostile names. */
const FULL: Status = {
  head: { sha: 'c9', branch: HOSTILE, operation: 'merge' },
  main: { name: HOSTILE, commit: 'c1' },
  remote: { name: HOSTILE, exists: true },
  version: { spelled: '1.2.0-a0', file: HOSTILE, provider: 'pep621', problem: null },
  lastTag: { name: HOSTILE, date: '2026-01-02', commit: 'c1', isCurrent: false },
  unreleased: {
    since: HOSTILE,
    commits: commits(...Array.from({ length: 40 }, () => HOSTILE)).map((one) => ({
      ...one,
      increment: null,
    })),
  },
  next: {
    kind: 'release',
    tag: HOSTILE,
    version: '1.2.0',
    increment: null,
    broken: Array.from({ length: 26 }, (_, at) => ({
      rule: `rule-${at % 13}`,
      found: HOSTILE,
      remedy: HOSTILE,
    })),
  },
  cycle: { phase: 'alpha', final: '1.2.0', tags: Array.from({ length: 40 }, () => HOSTILE), next: HOSTILE },
  openHotfixes: Array.from({ length: 20 }, () => ({
    branch: HOSTILE,
    tag: HOSTILE,
    isHere: false,
    isThere: true,
    commits: null,
  })),
  unreconciled: Array.from({ length: 20 }, () => ({
    tag: tag(HOSTILE, 'c1'),
    missing: commits(HOSTILE, HOSTILE),
  })),
  branches: {
    count: 40,
    maxDays: 1,
    old: Array.from({ length: 40 }, () => ({ name: HOSTILE, since: 0, days: 3 })),
  },
  drift: Array.from({ length: 20 }, () => ({ kind: 'tag', found: HOSTILE, remedy: HOSTILE })),
  interruption: {
    what: HOSTILE,
    paused: true,
    out: false,
    elsewhere: null,
    running: null,
    journal: HOSTILE,
    steps: [{ text: HOSTILE, done: true }],
  },
  missing: [{ means: HOSTILE, next: HOSTILE }],
  unknown: HOSTILE,
};

it('shows no control character, and a full status fits on a screen', () => {
  const text = statusText(FULL, PLAIN);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text.match(/\n/g)?.length).toBeLessThanOrEqual(77);
  expect(text).toContain('… and 35 more: relctl status --json lists them all');
  expect(text).toContain('; 13 rules are broken\n');
  expect(text).toContain(' (and 1 more)\n');
});

it('reports the same problem only once', () => {
  const problem = { code: 'INVALID_VERSION', found: 'a: no version\nmore', remedy: 'fix it' };
  const told = statusText(
    {
      ...FULL,
      version: { ...FULL.version, spelled: null, problem },
      next: { kind: 'refused', problem },
      unreleased: null,
      drift: null,
    },
    PLAIN,
  );
  expect(told.match(/no version/g)).toHaveLength(1);
  expect(told).toMatch(/\nNext {9}unknown\n/);
});
