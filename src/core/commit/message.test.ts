import { describe, expect, it } from 'vitest';
import { findFault, firstLine, messageIn, foldedMessage } from './message.ts';
import type { MessageProblem, MessageRules } from './message.ts';
import { CONVENTIONAL } from './conventional.ts';

const RULES: MessageRules = {
  allowAbort: false,
  allowedPrefixes: ['Merge', 'fixup!'],
  lengthLimit: 0,
  schema: CONVENTIONAL.schema,
};

/** Each row was checked with commitizen 4.19.3. */
const VALID = [
  'feat: a',
  'feat(api)!: a',
  'docs!: a',
  'bump: version 1 → 2',
  'revert: feat: a',
  'feat(x!): y',
  'feat(a)(b): c',
  'feat(a):b): c',
  'feat((): c',
  'feat()): c',
  'feat(ü✨): c',
  'feat:  double',
  'feat:  \n\nbody',
  'feat: a\n\nbody\nmore',
  'feat: a\n\n\n\nbody\r\nmore',
  'feat: \u2028',
  'feat: a\u2028b',
  'fix: a\n\nBREAKING CHANGE: boom',
  'Merge branch x',
  'Merged',
  'fixup! whatever\nit says',
];

type Row = readonly [message: string, problem: MessageProblem, at: number];

const INVALID: readonly Row[] = [
  ['', 'empty', 0],
  ['feat a', 'no-colon', 4],
  ['feat', 'no-colon', 4],
  ['feat:a', 'no-space', 5],
  ['feat:\ta', 'no-space', 5],
  ['feat:\u00a0a', 'no-space', 5],
  ['feat : a', 'no-colon', 4],
  ['feat (a): c', 'no-colon', 4],
  ['Feat: a', 'unknown-type', 0],
  ['wip: a', 'unknown-type', 0],
  ['feature(x): a', 'unknown-type', 0],
  ['foo!: c', 'unknown-type', 0],
  ['feat-x: c', 'unknown-type', 0],
  ['\ufefffeat: a', 'unknown-type', 0],
  ['bad message', 'no-type', 0],
  ['BREAKING CHANGE: c', 'no-type', 0],
  [': a', 'no-type', 0],
  ['🎉 feat: x', 'no-type', 0],
  ['Revert "feat: a"', 'no-type', 0],
  ['feat(): c', 'empty-scope', 5],
  ['feat()!: c', 'empty-scope', 5],
  ['feat(a b): c', 'space-in-scope', 6],
  ['feat(a: c', 'open-scope', 4],
  ['feat(a b: c\n\n)', 'open-scope', 4],
  ['feat(a) : c', 'no-colon', 7],
  ['feat(a)x: c', 'no-colon', 7],
  ['feat(a):x', 'no-space', 8],
  ['feat(a):\u00a0x', 'no-space', 8],
  ['feat(api)!:a', 'no-space', 11],
  ['feat!(x): y', 'mark-before-scope', 4],
  ['feat!!: y', 'no-colon', 5],
  ['feat:', 'no-subject', 5],
  ['feat(a):', 'no-subject', 8],
  ['feat:\n\nbody', 'no-subject', 5],
  ['feat: \n\nbody', 'no-subject', 6],
  ['feat: a\nbody', 'no-blank-line', 8],
  ['feat: a\n \nbody', 'no-blank-line', 8],
  ['feat: a\r\n\r\nbody', 'carriage-return', 7],
  ['feat: a\n\r\nbody', 'carriage-return', 8],
  ['feat: a\rb', 'carriage-return', 7],
];

describe('findFault', () => {
  it.each(VALID)('accepts %j', (message) => {
    expect(findFault(message, RULES)).toBeNull();
  });

  it.each(INVALID)('refuses %j: %s at %i', (message, problem, at) => {
    expect(findFault(message, RULES)).toEqual({ problem, at });
  });

  it('accepts an empty message if allow_abort is set', () => {
    expect(findFault('', { ...RULES, allowAbort: true })).toBeNull();
  });

  it('accepts every message with an empty allowed prefix, and no other prefixes than the given ones', () => {
    expect(findFault('anything', { ...RULES, allowedPrefixes: [''] })).toBeNull();
    expect(findFault('Merge x', { ...RULES, allowedPrefixes: [] })).toMatchObject({ problem: 'no-type' });
  });

  it.each<readonly [message: string, limit: number, at: number | null]>([
    ['feat: long', 10, null],
    ['feat: long', 9, 9],
    ['feat: 🎉🎉', 8, null],
    ['feat: 🎉🎉', 7, 8],
    ['feat: a   \n\na longer body', 7, null],
    // The length is checked before the schema.
    ['not valid', 3, 3],
    ['Merge a long branch', 3, null],
  ])('%j with a limit of %i', (message, lengthLimit, at) => {
    const fault = findFault(message, { ...RULES, lengthLimit });
    expect(fault).toEqual(at === null ? null : { problem: 'too-long', at });
  });

  it.each([
    ['a word', 'x'.repeat(10_000_000)],
    ['an open scope', `feat(${'('.repeat(10_000_000)}`],
    ['closed scopes', `feat${'(a)'.repeat(3_000_000)} x`],
    ['blanks', `feat: a\n${' '.repeat(10_000_000)}x`],
    ['characters beyond the first plane', '🎉'.repeat(5_000_000)],
  ])('checks ten megabytes within the time limit of a test: %s', (_, message) => {
    expect(findFault(message, { ...RULES, lengthLimit: 4_999_999 })).not.toBeNull();
    expect(findFault(message, RULES)).not.toBeNull();
  });
});

describe('messageIn', () => {
  it.each([
    ['fix: a\n# comment\n\nbody\n', 'fix: a\n\nbody'],
    ['\n\n  fix: a  \n', 'fix: a'],
    ['# only\n#comments\n', ''],
    ['fix: a\n\n  # indented is text\n', 'fix: a\n\n  # indented is text'],
    ['fix: a\n\nb\n# ------------------------ >8 ------------------------\ndiff --git\n', 'fix: a\n\nb'],
    ['fix: a\n\n; # ------------------------ >8 ------------------------ x\nb', 'fix: a'],
    ['\x1f\u3000fix: a\x85', 'fix: a'],
    ['\ufefffix: a', '\ufefffix: a'],
  ])('%j', (text, message) => {
    expect(messageIn(text)).toBe(message);
  });
});

describe('foldedMessage', () => {
  const commit = { sha: 'a', parents: [] };

  it.each([
    ['feat: a b', '', 'feat: a b'],
    ['feat: a', 'body\r\n# kept\n', 'feat: a\n\nbody\n# kept'],
    ['feat: a\rb', 'body', 'feat: a b\n\nbody'],
    ['', 'body alone', 'body alone'],
  ])('%j and %j', (subject, body, message) => {
    expect(foldedMessage({ ...commit, subject, body })).toBe(message);
  });
});

it('firstLine is stripped', () => {
  expect(firstLine('feat: a \r\n\nb')).toBe('feat: a');
});
