import fc from 'fast-check';

/** A placeholder for the folder around the project. The stage replaces it with the path in all texts of a case. */
export const ROOT = '@ROOT@';
/** A password in the URL of a remote. It must never be printed. */
export const SECRET = 's3cret';

/** Texts that do harm if they are used as anything but text. */
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

/** Hostile text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 3, arbitrary: fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/** The same as bytes, which need not be valid characters. In latin1, so that each byte is a character. */
export const hostileBytes: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => Buffer.from(text).toString('latin1')) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  },
);

/** The bytes of an ASCII text that contains some hostile bytes. */
export function around(before: string, after = ''): fc.Arbitrary<string> {
  return hostileBytes.map((bytes) => `${before}${bytes}${after}`);
}

/** Pieces of Jinja that reach for what a template must not have, or grow. */
const JINJA: readonly string[] = [
  "{{ a\\ ~ \")));process.getBuiltinModule('child_process').execSync('touch ../pwned');//\" }}",
  '{{ constructor }}',
  '{{ __proto__.valueOf() }}',
  "{{ ''.constructor.constructor('return process')() }}",
  "{{ ''.__class__.__mro__ }}",
  '{{ tree[0].changes.__proto__ }}',
  '{{ self }}{{ loop }}{{ cycler }}{{ namespace() }}',
  '{% for i in range(1000000000) %}x{% endfor %}',
  '{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}',
  '{{ "x" * 1000000000 }}',
  '{% set l = "x" %}{% for i in range(60) %}{% set l = l + l %}{% endfor %}{{ l }}',
  '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
  '{{ [1] | batch(1000000000) | list }}{{ [1] | slice(1000000000) | list }}',
  '{{ "%999999999d" | format(1) }}{{ "x" | center(999999999) }}{{ "x" | indent(999999999) }}',
  '{% include "../outside/f.md" %}{% import "/etc/passwd" as x %}{% extends ".git/config" %}',
  '{% for entry in tree %}{{ entry.version }}{% for key, changes in entry.changes.items() %}{{ key }}{% endfor %}{% endfor %}',
  '{{ tree | tojson }}{{ tree | pprint }}{{ debug() }}',
  '{% raw %}{{ x }}{% endraw %}{# # #}{%- if x -%}{% else %}{% endif %}',
  '{{ ((((((((((1)))))))))) }}'.repeat(50),
  '{{ 9**9**9 }}{{ 1/0 }}{{ -1 % 0 }}',
  '{{ "\u001b[2J" }}{{ "\u202e" }}',
];

export const hostileTemplate: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...JINJA) }, hostileText), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => Buffer.from(pieces.join('')).toString('latin1'));
