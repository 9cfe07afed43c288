import { expect, test } from 'vitest';
import type { Increment } from '../version/version.ts';
import type { Commit } from './commit.ts';
import { findIncrement } from './increment.ts';
import { CONVENTIONAL } from './conventional.ts';

/** A message, its increment, and its increment with `major_version_zero`. Each row was checked with commitizen 4.19.3. */
const TABLE: readonly (readonly [string, Increment | null, Increment | null])[] = [
  ['feat: a', 'MINOR', 'MINOR'],
  ['fix: a', 'PATCH', 'PATCH'],
  ['fix(core): a', 'PATCH', 'PATCH'],
  ['feat(api)!: a', 'MAJOR', 'MINOR'],
  ['feat!: a', 'MAJOR', 'MINOR'],
  ['fix!: a', 'MAJOR', 'MINOR'],
  ['docs!: a', 'MAJOR', 'MINOR'],
  ['chore!: a', 'MAJOR', 'MINOR'],
  ['refactor: a', 'PATCH', 'PATCH'],
  ['perf: a', 'PATCH', 'PATCH'],
  ['docs: a', null, null],
  ['style: a', null, null],
  ['test: a', null, null],
  ['build: a', null, null],
  ['ci: a', null, null],
  ['chore: a', null, null],
  ['bump: version 1 → 2', null, null],
  ['revert: feat: a', null, null],
  ['Revert "feat: a"', null, null],
  ["Merge branch 'x'", null, null],
  ['Merge pull request #1 from x\n\nfeat: title of pr', 'MINOR', 'MINOR'],
  ["Merge branch 'x'\n\n* x:\n  feat: indented", null, null],
  ['feat a', null, null],
  ['feat:a', 'MINOR', 'MINOR'],
  ['feat : a', null, null],
  ['Feat: a', null, null],
  ['FEAT: a', null, null],
  ['FIX: a', null, null],
  ['feature: a', 'MINOR', 'MINOR'],
  ['fixup! feat: a', null, null],
  ['fixup: a', 'PATCH', 'PATCH'],
  ['fixed: a', 'PATCH', 'PATCH'],
  ['feat(a b): c', 'MINOR', 'MINOR'],
  ['feat(): c', null, null],
  ['feat(a)(b): c', 'MINOR', 'MINOR'],
  ['feat (a): c', null, null],
  ['feat(a: c', null, null],
  ['feat-x: c', null, null],
  ['foo!: c', 'MAJOR', 'MINOR'],
  ['foo(bar)!: c', 'MAJOR', 'MINOR'],
  ['BREAKING CHANGE: c', 'MAJOR', 'MINOR'],
  ['BREAKING-CHANGE: c', 'MAJOR', 'MINOR'],
  ['BREAKING CHANGE(x): c', 'MAJOR', 'MINOR'],
  ['breaking change: c', null, null],
  ['fix: a\n\nBREAKING CHANGE: boom', 'MAJOR', 'MINOR'],
  ['fix: a\n\nBREAKING-CHANGE: boom', 'MAJOR', 'MINOR'],
  ['fix: a\n\nBREAKING CHANGE boom', 'PATCH', 'PATCH'],
  ['fix: a\n\nBREAKING CHANGE boom: x', 'PATCH', 'PATCH'],
  ['fix: a\n\n BREAKING CHANGE: boom', 'MAJOR', 'MINOR'],
  ['fix: a\n\nsome text\nBREAKING CHANGE: boom', 'MAJOR', 'MINOR'],
  ['fix: a\n\nBREAKING CHANGES: boom', 'PATCH', 'PATCH'],
  ['fix: a\n\nbreaking change: boom', 'PATCH', 'PATCH'],
  ['docs: a\n\nBREAKING CHANGE: boom', 'MAJOR', 'MINOR'],
  ['docs: a\n\nfeat: in body', 'MINOR', 'MINOR'],
  ['docs: a\n\nfix: in body', 'PATCH', 'PATCH'],
  ['docs: a\n\n- feat: in list', null, null],
  ['docs: a\n\n* feat: x', null, null],
  ['docs: a\n\nbody text\nfix: second line', 'PATCH', 'PATCH'],
  ['docs: a\n\nBREAKING CHANGE(foo): boom', 'MAJOR', 'MINOR'],
  ['docs: a\n\nBREAKING CHANGE!: boom', 'MAJOR', 'MINOR'],
  ['random text\n\nBREAKING CHANGE: boom', 'MAJOR', 'MINOR'],
  ['docs: a\n\nhello!: x', 'MAJOR', 'MINOR'],
  ['docs: a\n\nCo-authored-by: x <y>', null, null],
  ['docs: a\n\nRefs: #1\nReviewed-by: z', null, null],
  ['docs: a\n\nhttp://x', null, null],
  ['docs: a\n\nNote!: x', 'MAJOR', 'MINOR'],
  ['feat:', 'MINOR', 'MINOR'],
  ['feat: ', 'MINOR', 'MINOR'],
  ['feat!:a', 'MAJOR', 'MINOR'],
  ['feat(api)!:a', 'MAJOR', 'MINOR'],
  ['perf!: x', 'MAJOR', 'MINOR'],
  ['refactor!: x', 'MAJOR', 'MINOR'],
  ['feat(x!): y', 'MINOR', 'MINOR'],
  ['feat!(x): y', null, null],
  ['fea: x', null, null],
  ['fix/feat: x', null, null],
  ['feat(scope):x', 'MINOR', 'MINOR'],
  ['🎉 feat: x', null, null],
  ['  feat: x', 'MINOR', 'MINOR'],
  // Further messages.
  ['docs(a): text (b)!: c', 'MAJOR', 'MINOR'],
  ['été!: q', 'MAJOR', 'MINOR'],
  ['²!: q', 'MAJOR', 'MINOR'],
  ['a\u0301!: q', null, null],
  ['docs: a\n\n fix: boom', 'PATCH', 'PATCH'],
  ['docs: a\n\nx\n fix: boom', null, null],
  ['docs: a\n\nq\u2028fix: boom', 'PATCH', 'PATCH'],
  ['docs: a\r\n\r\nfix: boom', 'PATCH', 'PATCH'],
  ['BREAKING CHANGE!: x', 'MAJOR', 'MINOR'],
  ['BREAKING CHANGES: x', null, null],
  ['refactoring: x', 'PATCH', 'PATCH'],
  ['perfect: x', 'PATCH', 'PATCH'],
  ['revert: x\n\nfix: y', 'PATCH', 'PATCH'],
  ['!: x', null, null],
  [': x', null, null],
];

const commit = (message: string, sha = 'c0'): Commit => {
  const [subject = '', ...body] = message.split('\n\n');
  return { sha, parents: [], subject, body: body.join('\n\n') };
};

const incrementOf = (messages: readonly string[], majorVersionZero = false) =>
  findIncrement(
    messages.map((message) => commit(message)),
    { rules: CONVENTIONAL, majorVersionZero },
  ).increment;

test.each(TABLE)('%j', (message, increment, inZero) => {
  expect(incrementOf([message])).toBe(increment);
  expect(incrementOf([message], true)).toBe(inZero);
});

test.each([
  [['fix: a', 'feat: b', 'docs: c'], 'MINOR'],
  [['docs: a', 'style: b'], null],
  [['feat!: a', 'fix: b'], 'MAJOR'],
  [['docs: x\n\nfeat: y\nBREAKING CHANGE: z'], 'MAJOR'],
  [['feat: a', 'Revert "feat: a"'], 'MINOR'],
  [[], null],
] as const)('the highest of %j is %s', (messages, increment) => {
  expect(incrementOf(messages)).toBe(increment);
});

test('evidence is each line that calls for an increment, in the order of the commits', () => {
  const commits = [
    commit('docs: a\n\nfix(x): b\nplain: no\n\nBREAKING CHANGE: c', 'c2'),
    commit('chore: d', 'c1'),
    commit('feat!: e: f', 'c0'),
  ];
  expect(findIncrement(commits, { rules: CONVENTIONAL, majorVersionZero: false }).evidence).toEqual([
    { sha: 'c2', line: 'fix(x): b', keyword: 'fix(x)', increment: 'PATCH' },
    { sha: 'c2', line: 'BREAKING CHANGE: c', keyword: 'BREAKING CHANGE', increment: 'MAJOR' },
    { sha: 'c0', line: 'feat!: e: f', keyword: 'feat!', increment: 'MAJOR' },
  ]);
});

const SIZE = 10_000_000;
test.each(['x', 'é', '(', ')', ':', '!', ' ', '\n', ':\n', 'feat(', 'a!', '):', ')!:', 'feat(a'])(
  '10 MB of %j are read in time',
  (piece) => {
    const text = `feat(${piece.repeat(SIZE / piece.length)}`;
    const commits = [
      commit('docs: x'),
      { ...commit(''), subject: text },
      { ...commit('fix: x'), body: text },
    ];
    expect(findIncrement(commits, { rules: CONVENTIONAL, majorVersionZero: true }).increment).not.toBeNull();
  },
  30_000,
);
