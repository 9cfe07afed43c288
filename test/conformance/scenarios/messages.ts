import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, czWords, released, scenario } from './build.ts';

/** Messages of all kinds; each alone decides what a release of 0.4.2 becomes. */
const TABLE: readonly string[] = [
  ...['feat', 'fix', 'fix(core)', 'feat(api)!', 'feat!', 'fix!', 'docs!', 'chore!', 'refactor', 'perf', 'docs', 'style', 'test', 'build', 'ci', 'chore'].map((type) => `${type}: a`),
  'bump: version 1 → 2',
  'revert: feat: a',
  'Revert "feat: a"',
  'Revert "feat: a"\n\nThis reverts commit 0123456.\n\nfix: in its body',
  "Merge branch 'x'",
  'Merge pull request #1 from x\n\nfeat: title of pr',
  "Merge branch 'x'\n\n* x:\n  feat: indented",
  ...['feat a', 'feat:a', 'feat : a', 'Feat: a', 'FEAT: a', 'FIX: a', 'feature: a', 'fixup! feat: a', 'fixup: a', 'fixed: a'],
  ...['feat(a b): c', 'feat(): c', 'feat(a)(b): c', 'feat(a(b)): c', 'feat (a): c', 'feat(a: c', 'feat-x: c', 'foo!: c', 'foo(bar)!: c'],
  ...['BREAKING CHANGE: c', 'BREAKING-CHANGE: c', 'BREAKING CHANGE(x): c', 'breaking change: c'],
  ...['BREAKING CHANGE: boom', 'BREAKING-CHANGE: boom', 'BREAKING CHANGE boom', 'BREAKING CHANGE boom: x', ' BREAKING CHANGE: boom', 'some text\nBREAKING CHANGE: boom', 'BREAKING CHANGES: boom', 'breaking change: boom'].map((body) => `fix: a\n\n${body}`),
  ...['BREAKING CHANGE: boom', 'feat: in body', 'fix: in body', '- feat: in list', '* feat: x', 'body text\nfix: second line', 'BREAKING CHANGE(foo): boom', 'BREAKING CHANGE!: boom', 'hello!: x', 'Co-authored-by: x <y>', 'Refs: #1\nReviewed-by: z', 'http://x', 'Note!: x'].map((body) => `docs: a\n\n${body}`),
  'random text\n\nBREAKING CHANGE: boom',
  ...['feat:', 'feat: ', 'feat!:a', 'feat(api)!:a', 'perf!: x', 'refactor!: x', 'feat(x!): y', 'feat!(x): y', 'fea: x', 'fix/feat: x', 'feat(scope):x', '🎉 feat: x', '  feat: x', 'été!: q'],
  'docs: x\n\nfeat: y\nBREAKING CHANGE: z',
  'docs: a\nBREAKING CHANGE: folded',
  'feat: first\nand its second line',
  'fix: b\n\nBREAKING CHANGE: first\nmore of it\nRefs: #12\n\nSigned-off-by: A <a@b.c>',
  'feat: a\r\n\r\nBREAKING CHANGE: lines that end in CRLF\r\n',
  'feat: trailing blanks   \n\n\n',
  'fix: a: b: c',
  'feat: größe 日本 🎉 <b> `c` *d* _e_ [f](g) \\n {{ x }} $version %s',
  'docs: a\n\nfeat(one): x\nstill x\n\nfix(two): y\n\n\nperf: z',
  'docs: a\n\nfeat: separator\u2028fix: behind it',
  '',
];

const alone = TABLE.map((message) =>
  scenario(
    JSON.stringify(message),
    released('0.4.2'),
    commits(message),
    cz('bump --yes --dry-run --changelog'),
    ...(message.includes('!') || /break/i.test(message) ? [cz('bump --get-next --major-version-zero')] : []),
    czWords('check', '--message', message),
  ),
);

const together = [['fix: a', 'feat: b', 'docs: c'], ['docs: a', 'style: b'], ['feat!: a', 'fix: b'], ['chore!: a', 'zoo!: b', 'feat: c'], ['feat: same', 'feat: same'], []].map(
  (messages) => scenario(`together: ${messages.join(', ')}`, released('0.4.2'), commits(...messages), cz('bump --yes --dry-run --changelog')),
);

export const MESSAGES: readonly Scenario[] = [...alone, ...together];
