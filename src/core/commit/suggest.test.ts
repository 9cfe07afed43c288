import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFault } from './message.ts';
import { suggestMessage } from './suggest.ts';
import { CONVENTIONAL } from './conventional.ts';

const RULES = { allowAbort: false, allowedPrefixes: ['Merge'], lengthLimit: 0, schema: CONVENTIONAL.schema };

it.each([
  ['', 'feat: say what changes'],
  ['bad message', 'feat: bad message'],
  ['Feat: a', 'feat: a'],
  ['feat:a', 'feat: a'],
  ['feat:', 'feat: say what changes'],
  ['feat(x  y)!: a', 'feat(x-y)!: a'],
  ['feat(): a', 'feat: a'],
  ['feat!(x): a', 'feat(x)!: a'],
  ['feat (a): c', 'feat(a): c'],
  ['feat(a: c', 'feat(a): c'],
  ['feat: a\nbody\nmore', 'feat: a\n\nbody'],
  ['feat: a\r\n\r\nbody', 'feat: a\n\nbody'],
  ['tests: x', 'test: x'],
  ['doc: x', 'docs: x'],
  ['bugfix(x): y', 'fix(x): y'],
  ['refcator: x', 'refactor: x'],
  ['unheard-of: x', 'feat: x'],
  ['Fixed a bug', 'fix: a bug'],
  ['Bump requests to 2.0', 'build: Bump requests to 2.0'],
  ['修正: x', 'feat: x'],
  ['BREAKING CHANGE: c', 'feat!: c'],
  ['🎉 feat: x', 'feat: x'],
  ['\ufefffix: x', 'fix: x'],
  ['x'.repeat(100), 'fix: correct a typo'],
])('%j', (message, suggested) => {
  expect(suggestMessage(message, RULES)).toBe(suggested);
});

it.each([
  ['feat: this is a long message', 12, 'feat: this\n\nis a long message'],
  ['feat: supercalifragilistic', 19, 'fix: correct a typo'],
  ['feat: supercalifragilistic', 12, 'ci: x'],
  ['feat: a long message', 4, null],
])('%j with a limit of %i', (message, lengthLimit, suggested) => {
  expect(suggestMessage(message, { ...RULES, lengthLimit })).toBe(suggested);
});

it('the suggestion is valid without an allowed prefix', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 5, max: 80 }), (message, lengthLimit) => {
      const suggested = suggestMessage(message, { ...RULES, allowedPrefixes: [''], lengthLimit });
      expect(findFault(suggested ?? '', { ...RULES, allowedPrefixes: [], lengthLimit })).toBeNull();
    }),
  );
});

it('a suggestion for ten megabytes is made within the time limit of a test', () => {
  for (const message of ['('.repeat(1e7), `${' '.repeat(1e7)}x`, `feat(${'a '.repeat(5e6)}`]) {
    expect(suggestMessage(message, RULES)).not.toBeNull();
  }
});
