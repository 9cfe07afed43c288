import { expect, test } from 'vitest';
import { readString, replaceString } from './string-at.ts';
import { toml } from './toml.ts';

const PATH = ['project', 'version'];

test.each([
  ['a table', '[project]\nversion = "1.0.0"\n'],
  ['single quotes, spacing and a comment', "[project]\n  version   =   '1.0.0'     # keep 1.0.0\n"],
  ['a dotted key', 'project.version = "1.0.0"\n'],
  ['an inline table', 'project = { name = "1.0.0x", version = "1.0.0", other = "x" }\n'],
  ['quoted keys', '["project"]\n\'version\' = "1.0.0"\n'],
  ['spaces in the header', '[ project ] # 1\nversion = "1.0.0"\n'],
  ['no final newline', '[project]\nversion = "1.0.0"'],
  ['three quotes', '[project]\nversion = """1.0.0"""\n'],
  ['three single quotes on their own line', "[project]\nversion = '''\n1.0.0'''\n"],
  ['characters beyond 16 bits before it', '[project]\nname = "😀" # 😀\nversion = "1.0.0"\n'],
  [
    'its key elsewhere',
    '[tool.x]\nversion = "9"\n[project]\nversion = "1.0.0"\n[project.urls]\nversion = "8"\n',
  ],
])('replaces only the characters between the quotes: %s', (_, text) => {
  for (const spelled of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
    const edited = spelled.replace(/1\.0\.0(?=["'])/, '1.1.0');
    expect(replaceString(toml, spelled, PATH, '1.1.0')).toBe(edited);
    expect(readString(toml, edited, PATH)).toEqual({ kind: 'found', value: '1.1.0' });
  }
});

test('leaves the same string elsewhere as it is', () => {
  const text =
    'x = "1.0.0"\n[project]\ndependencies = ["y==1.0.0"]\nversion = "1.0.0" # "1.0.0"\n[z]\nversion = "1.0.0"\n';
  expect(replaceString(toml, text, PATH, '2.0.0')).toBe(
    text.replace('version = "1.0.0" #', 'version = "2.0.0" #'),
  );
});

test.each([
  ['a multi-line string', 'text = """\n[project]\nversion = "1.0.0"\n"""\n[project]\nversion = "1.0.0"\n'],
  ['a list of several lines', '[a]\nb = [\n["project"]\n]\n[project]\nversion = "1.0.0"\n'],
  ['a literal of several lines', "[project]\nx = '''\nversion = '1.0.0'\n'''\nversion = '1.0.0'\n"],
])('is not led astray by what looks like the key in %s', (_, text) => {
  const at = text.lastIndexOf('1.0.0');
  const edited = `${text.slice(0, at)}1.1.0${text.slice(at + 5)}`;
  expect(replaceString(toml, text, PATH, '1.1.0')).toBe(edited);
});

test('is not led astray by keys that every object has', () => {
  const text =
    'toString = "0"\n[__proto__]\nversion = "1"\n[constructor.b]\nversion = "2"\n[a.__proto__.b]\nversion = "3"\n';
  expect(replaceString(toml, text, ['a', '__proto__', 'b', 'version'], '4')).toBe(text.replace('"3"', '"4"'));
  expect(replaceString(toml, text, ['__proto__', 'version'], '4')).toBe(text.replace('"1"', '"4"'));
  expect(readString(toml, '', ['toString', 'name'])).toEqual({ kind: 'absent', parent: [] });
});

test.each([
  ['"x"', 'a"b\\c\n\u007f', '"a\\"b\\\\c\\u000a\\u007f"'],
  ['"""x"""', '"""', '"""\\"\\"\\""""'],
  ["'x'", 'a\\b"c', "'a\\b\"c'"],
  ["'x'", "it's", '"it\'s"'],
  ["'''x'''", "a'''b", "\"a'''b\""],
])('spells a value for its quotes: %s', (literal, value, expected) => {
  expect(replaceString(toml, `k = ${literal} # c\n`, ['k'], value)).toBe(`k = ${expected} # c\n`);
});

test.each([
  ['no table', 'a = 1\n', { kind: 'absent', parent: [] }],
  ['no key', '[project]\nname = "x"\n', { kind: 'absent', parent: ['project'] }],
  ['a list of tables', '[[project]]\nversion = "1"\n', { kind: 'absent', parent: [] }],
  ['a number', '[project]\nversion = 1.0\n', { kind: 'not-a-string', found: 1 }],
  ['broken', '[project\n', { kind: 'broken', line: 1 }],
])('reads what is there instead: %s', (_, text, expected) => {
  expect(readString(toml, text, PATH)).toMatchObject(expected);
  expect(replaceString(toml, text, PATH, '2')).toBeNull();
});
