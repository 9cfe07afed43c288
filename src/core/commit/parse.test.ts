import { expect, test } from 'vitest';
import { parseEntries } from './parse.ts';

type Row = readonly [type: string | null, scope: string | null, message: string, breaking?: '!'];

/** A message and its entries. Each row was checked with commitizen 4.19.3, whose changelog does not show the `!`. */
const TABLE: readonly (readonly [string, readonly Row[]])[] = [
  ['feat: a', [['feat', null, 'a']]],
  ['fix: a', [['fix', null, 'a']]],
  ['fix(core): a', [['fix', 'core', 'a']]],
  ['feat(api)!: a', [['feat', 'api', 'a', '!']]],
  ['feat!: a', [['feat', null, 'a', '!']]],
  ['fix!: a', [['fix', null, 'a', '!']]],
  ['docs!: a', [[null, null, 'a', '!']]],
  ['chore!: a', [[null, null, 'a', '!']]],
  ['refactor: a', [['refactor', null, 'a']]],
  ['perf: a', [['perf', null, 'a']]],
  ['docs: a', []],
  ['style: a', []],
  ['test: a', []],
  ['build: a', []],
  ['ci: a', []],
  ['chore: a', []],
  ['bump: version 1 → 2', []],
  ['revert: feat: a', []],
  ['Revert "feat: a"', []],
  ["Merge branch 'x'", []],
  ['Merge pull request #1 from x\n\nfeat: title of pr', []],
  ["Merge branch 'x'\n\n* x:\n  feat: indented", []],
  ['feat a', []],
  ['feat:a', []],
  ['feat : a', []],
  ['Feat: a', []],
  ['FEAT: a', []],
  ['FIX: a', []],
  ['feature: a', []],
  ['fixup! feat: a', []],
  ['fixup: a', []],
  ['fixed: a', []],
  ['feat(a b): c', [['feat', 'a b', 'c']]],
  ['feat(): c', []],
  ['feat(a)(b): c', []],
  ['feat (a): c', []],
  ['feat(a: c', []],
  ['feat-x: c', []],
  ['foo!: c', [[null, null, 'c', '!']]],
  ['foo(bar)!: c', []],
  ['BREAKING CHANGE: c', [['BREAKING CHANGE', null, 'c']]],
  ['BREAKING-CHANGE: c', []],
  ['BREAKING CHANGE(x): c', [['BREAKING CHANGE', 'x', 'c']]],
  ['breaking change: c', []],
  [
    'fix: a\n\nBREAKING CHANGE: boom',
    [
      ['fix', null, 'a'],
      ['BREAKING CHANGE', null, 'boom'],
    ],
  ],
  ['fix: a\n\nBREAKING-CHANGE: boom', [['fix', null, 'a']]],
  ['fix: a\n\nBREAKING CHANGE boom', [['fix', null, 'a']]],
  ['fix: a\n\nBREAKING CHANGE boom: x', [['fix', null, 'a']]],
  [
    'fix: a\n\n BREAKING CHANGE: boom',
    [
      ['fix', null, 'a'],
      ['BREAKING CHANGE', null, 'boom'],
    ],
  ],
  ['fix: a\n\nsome text\nBREAKING CHANGE: boom', [['fix', null, 'a']]],
  ['fix: a\n\nBREAKING CHANGES: boom', [['fix', null, 'a']]],
  ['fix: a\n\nbreaking change: boom', [['fix', null, 'a']]],
  ['docs: a\n\nBREAKING CHANGE: boom', [['BREAKING CHANGE', null, 'boom']]],
  ['docs: a\n\nfeat: in body', [['feat', null, 'in body']]],
  ['docs: a\n\nfix: in body', [['fix', null, 'in body']]],
  ['docs: a\n\n- feat: in list', []],
  ['docs: a\n\n* feat: x', []],
  ['docs: a\n\nbody text\nfix: second line', []],
  ['docs: a\n\nBREAKING CHANGE(foo): boom', [['BREAKING CHANGE', 'foo', 'boom']]],
  ['docs: a\n\nBREAKING CHANGE!: boom', [['BREAKING CHANGE', null, 'boom', '!']]],
  ['random text\n\nBREAKING CHANGE: boom', []],
  ['docs: a\n\nhello!: x', [[null, null, 'x', '!']]],
  ['docs: a\n\nCo-authored-by: x <y>', []],
  ['docs: a\n\nRefs: #1\nReviewed-by: z', []],
  ['docs: a\n\nhttp://x', []],
  ['docs: a\n\nNote!: x', [[null, null, 'x', '!']]],
  ['feat:', []],
  ['feat: ', []],
  ['feat!:a', []],
  ['feat(api)!:a', []],
  ['perf!: x', [['perf', null, 'x', '!']]],
  ['refactor!: x', [['refactor', null, 'x', '!']]],
  ['feat(x!): y', [['feat', 'x!', 'y']]],
  ['feat!(x): y', []],
  ['fea: x', []],
  ['fix/feat: x', []],
  ['feat(scope):x', []],
  ['🎉 feat: x', []],
  ['  feat: x', [['feat', null, 'x']]],
  // Further messages.
  [
    'fix: b\n\nBREAKING CHANGE: first\nmore\nRefs: #1\n\nRefs: #2',
    [
      ['fix', null, 'b'],
      ['BREAKING CHANGE', null, 'first\nmore\nRefs: #1'],
    ],
  ],
  ['fix: a: b: c', [['fix', null, 'a: b: c']]],
  ['docs: a\n\nq\n\n\nfix: a', []],
  [
    'docs: a\n\nfix: a\n\n\n\nfix: b',
    [
      ['fix', null, 'a'],
      ['fix', null, 'b'],
    ],
  ],
  ['docs: a\n\nfix: a  \n\nx', [['fix', null, 'a  ']]],
  ['docs: a\n\nfix:\nlong text', [['fix', null, 'long text']]],
  ['docs: a\n\nfix:\n\nfeat: x', [['feat', null, 'x']]],
  ['docs: a\n\nfix(core): \n\nx', [['fix', 'core', '']]],
  ['docs: a\n\nfix(): c', [['fix', null, 'c']]],
  ['docs: a\n\nfeat((: x', []],
  ['docs: a\n\nfeat(: y', [['feat', null, 'y']]],
  ['docs: a\n\nfeat(a\n): z', []],
  ['docs: a\n\nfeat(: )!: x', [['feat', ': ', 'x', '!']]],
  ['docs: a\n\nfeats!: x', [[null, null, 'x', '!']]],
  ['feat:\n\nbody', [['feat', null, '']]],
  ['docs: a\n\nfix:\u00a0q', [['fix', null, 'q']]],
  ['docs: a\n\nfix:\u001cq', [['fix', null, 'q']]],
  ['docs: a\n\nfix:\u001fq', [['fix', null, 'q']]],
  ['docs: a\n\nfix:\ufeffq', []],
  [
    'fix: a\n\nx\r\n\r\nfeat: b',
    [
      ['fix', null, 'a'],
      ['feat', null, 'b'],
    ],
  ],
  ['docs: a\n\nq\u2028fix: q\u2028\u2028perf: z', [['perf', null, 'z']]],
  ['', []],
];

test.each(TABLE)('%j', (message, rows) => {
  const [subject = '', ...body] = message.split('\n\n');
  const entries = rows.map(([type, scope, text, breaking]) => ({
    type,
    scope,
    message: text,
    breaking: breaking === '!',
    sha: 'c0',
  }));
  expect(parseEntries({ sha: 'c0', parents: [], subject, body: body.join('\n\n') })).toEqual(entries);
});

test.each(['feat(', '((', 'x', ' ', '\n', 'feat: a\n\n', 'a!: ', 'fix(a\n'])(
  '4 MB of %j are read in time',
  (piece) => {
    const body = piece.repeat(4_000_000 / piece.length);
    parseEntries({ sha: '', parents: [], subject: `feat(${body.replaceAll('\n', '')}`, body: '' });
    const entries = parseEntries({ sha: '', parents: [], subject: 'docs: x', body });
    expect(entries.length).toBe(
      piece === 'feat: a\n\n' ? Math.floor(4_000_000 / piece.length) : piece === 'a!: ' ? 1 : 0,
    );
  },
  30_000,
);
