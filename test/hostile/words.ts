import fc from 'fast-check';

/** Stands for the folder around the project in every text of a case; the stage puts its path there. */
export const ROOT = '@ROOT@';
/** In the URL of a remote; must never be printed. */
export const SECRET = 's3cret';

/** What does harm where it is taken for something else than text. */
const WORDS: readonly string[] = [
  '--upload-pack=touch pwned',
  '--output=pwned',
  '--exec=touch pwned',
  '-x',
  '--',
  '--force',
  '..',
  '../outside/f.md',
  `${ROOT}/outside/f.md`,
  '/dev/stdin',
  '.git/config',
  '.GIT/hooks/pre-commit',
  'a/../../b',
  '$(touch ../pwned)',
  '`touch ../pwned`',
  ';touch ../pwned;',
  "'; touch ../pwned #",
  '| touch ../pwned',
  '\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u202e',
  '\ufeff',
  '\u2028',
  'é',
  '長',
  '\u{1f600}',
  '%s%n',
  '%00',
  '%x00',
  '#',
  '//',
  '\\',
  '"',
  '*',
  '**/*',
  '[',
  '[a-',
  '{{ x }}',
  '{% for a in b %}',
  '$version',
  '${version}',
  '$major.$minor.$patch$prerelease',
  '$current_version → $new_version',
  'v$version',
  '1.1.0',
  '1.2.0',
  'v1.1.0',
  'v1.2.0',
  'v1.2.0-a0',
  '1!2.0.0+local',
  '99999999999999999999.0.0',
  '(',
  '(?P<x>',
  '^(feat|fix)(\\(.*\\))?!?:',
  'constructor',
  '__proto__',
  'toString',
  'HEAD',
  'HEAD~1',
  '@{-1}',
  ':/feat',
  'refs/heads/main',
  'main',
  'origin',
  'markdown',
  'restructuredtext',
  'CHANGELOG.md',
  'pyproject.toml',
  'a.txt:version',
  'pep440',
  'cz_customize',
  'bump: version 1.1.0 → 1.2.0',
  'feat: x',
  'fix(a)!: b',
  'BREAKING CHANGE: x',
  '(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)',
  'https://ada:known@127.0.0.1:1/x.git',
  'true',
  '0',
  '-1',
  'x'.repeat(5000),
];

const word = fc.constantFrom(...WORDS);

/** Text that a stranger wrote. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 3, arbitrary: fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/** The same as bytes, which may belong to no character; in latin1, a character for each. */
export const hostileBytes: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => Buffer.from(text).toString('latin1')) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  },
);

/** The bytes of a text that stands in ASCII, with some of a stranger's in it. */
export function around(before: string, after = ''): fc.Arbitrary<string> {
  return hostileBytes.map((bytes) => `${before}${bytes}${after}`);
}
