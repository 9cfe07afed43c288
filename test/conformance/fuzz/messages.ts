import type { Random } from './random.ts';

/** A commit message: usually an ordinary one, often an odd one. */
export function anyMessage(random: Random): string {
  const message = random.weighted<() => string>([
    [6, () => `${random.pick(['feat', 'fix', 'fix', 'perf', 'refactor'])}: ${words(random)}`],
    [4, () => `${random.pick(TYPES)}${random.pick(SCOPES)}: ${words(random)}`],
    [1, () => `${random.pick(TYPES)}${random.pick(SCOPES)}!: ${words(random)}`],
    [2, () => random.pick(ODD)],
    [1, () => words(random)],
  ])();
  return random.chance(0.3) ? `${message}\n\n${anyBody(random)}` : message;
}

function anyBody(random: Random): string {
  const blocks = random.times(1 + random.int(3), () =>
    random.times(1 + random.int(2), () => random.pick(BODY_LINES)).join('\n'),
  );
  return blocks.join('\n\n') + random.pick(['', '\n', '\n\n']);
}

function words(random: Random): string {
  return random.times(1 + random.int(3), () => random.pick(WORDS)).join(' ');
}

const TYPES = [
  'feat',
  'fix',
  'docs',
  'style',
  'refactor',
  'perf',
  'test',
  'build',
  'ci',
  'chore',
  'revert',
  'feature',
  'wip',
];
const SCOPES = ['', '', '(api)', '(a b)', '()', '(a)(b)', '(core/x)', '(ü)'];
const WORDS = [
  'add',
  'login',
  'the `code`',
  '<b>bold</b>',
  '*star*',
  'größe',
  '日本',
  '🎉',
  'a: b',
  '#12',
  '1.0.0',
  '"q"',
  "it's",
  '$version',
  '{{ x }}',
  '\\n',
  '%s',
  '[a](b)',
  '_u_',
];

const ODD = [
  'feat:a',
  'feat : a',
  'Feat: a',
  'feature: long word',
  'fixup! feat: a',
  'Revert "feat: a"\n\nThis reverts commit 0123456789012345678901234567890123456789.',
  'revert: feat: a',
  'BREAKING CHANGE: c',
  'BREAKING-CHANGE: c',
  'breaking change: c',
  'docs: a\nBREAKING CHANGE: folded',
  'feat: first\nsecond line',
  '  feat: indented',
  'feat: trailing   ',
  'feat: two  blanks',
  'bump: version 1.0.0 → 1.1.0',
  'Merge pull request #1 from x/y\n\nfeat: title of pr',
  "Merge branch 'x'\n\n* x:\n  feat: indented",
  '🎉 feat: x',
  'été!: q',
  'foo(bar)!: c',
  'chore!: z',
  'feat(a(b)): y',
  'feat!(x): y',
  'feat:\ttab',
  'feat: crlf\r\n\r\nBREAKING CHANGE: crlf',
  'feat: a\u2028b',
  'x',
  '-dash',
  '# comment',
];

const BODY_LINES = [
  'BREAKING CHANGE: boom',
  'BREAKING-CHANGE: boom',
  'BREAKING CHANGE(x): boom',
  'breaking change: boom',
  ' BREAKING CHANGE: indented',
  'feat: in body',
  'fix: in body',
  'fix(scope): in body',
  '- feat: in list',
  '* fix: x',
  'plain text',
  'Refs: #12',
  'Signed-off-by: A <a@b.c>',
  'Co-authored-by: x <y@z>',
  'Note!: x',
  '# heading',
  '## v9.9.9',
  'http://x/y',
  'perf!: p',
  '',
];
