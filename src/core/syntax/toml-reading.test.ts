import { expect, test } from 'vitest';
import { RelctlError } from '../error/error.ts';
import { parseFile } from './syntaxes.ts';
import { lineOfTomlKey, readToml, tomlEntries } from './toml-reading.ts';

test.each([
  ['a byte order mark', '\uFEFFa = 1\n', { a: 1 }],
  ['CRLF behind a comment', 'a = 1 # one\r\nb = 2\r\n', { a: 1, b: 2 }],
  ['an empty text', '', {}],
  ['dotted and quoted keys', 'a."b.c" = "x"\n', { a: { 'b.c': 'x' } }],
  ['lists of different things', 'a = [1, "x", { b = true }]\n', { a: [1, 'x', { b: true }] }],
])('parses %s', (_, text, document) => {
  expect(parseFile(text, 'pyproject.toml')).toEqual(document);
});

test('keeps a key called __proto__ as a key', () => {
  const document = parseFile('[__proto__]\nversion = "1.0.0"\n', 'f.toml');
  expect(Object.keys(document)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
});

test.each([
  ['a missing value', 'a = 1\nb =\n', 2],
  ['a string without end', '[project]\nname = "x"\nversion = "1.0\n', 3],
  ['a key given twice', 'a = 1\r\na = 2\r\n', 2],
  ['a table given twice', '\uFEFF[a]\n[b]\n[a]\n', 3],
  ['a time that is none', 'a = 1\nb = 12:99:99\n', 2],
  ['a line end in an inline table (TOML 1.1)', 'a = 1\nb = {\n  c = 1\n}\n', 2],
  ['a comma at the end of an inline table (TOML 1.1)', 'a = { b = 1, }\n', 1],
  ['an escape of one byte (TOML 1.1)', 'a = "\\x41"\n', 1],
])('refuses %s with file and line', (_, text, line) => {
  expect(() => parseFile(text, 'sub/cz.toml')).toThrow(RelctlError);
  expect(() => parseFile(text, 'sub/cz.toml')).toThrow(
    new RegExp(`^sub/cz\\.toml:${line}: not valid TOML: \\S`),
  );
  expect(readToml(text)).toMatchObject({ kind: 'broken', line });
});

test.each([
  ['[constructor]\nkeys = "x"\n', 1],
  ['a = 1\n[a2.toString]\nkeys = "x"\n', 2],
  ['["\\u0063onstructor"]\nkeys = "x"\n', 1],
  ['[constructor]\nkeys = "x"\nbroken = x\n', 3],
])('never lets a table write into what objects inherit: %j', (text, line) => {
  expect(readToml(text)).toMatchObject({ kind: 'broken', line });
  expect(Object.keys).toBeTypeOf('function');
  expect(Reflect.ownKeys(Object.prototype)).not.toContain('keys');
  expect(Object.hasOwn(Reflect.get({}, 'toString') as object, 'keys')).toBe(false);
});

test('takes inherited names where they do no harm', () => {
  expect(parseFile('# constructor\ntoString = 1\n[constructor.x]\na = 1\n', 'f.toml')).toMatchObject({
    toString: 1,
  });
});

test('says nothing of the position twice, and exits as commitizen does', () => {
  const refusal = catchError(() => parseFile('a = 1\na = 2\n', 'f.toml'));
  expect(refusal).toMatchObject({
    code: 'INVALID_SYNTAX',
    exit: 19,
    message: "f.toml:2: not valid TOML: Can't redefine existing key",
  });
});

const DOCUMENT = `# settings
[tool.commitizen.customize]
x = 1

[tool.commitizen]
name = "x"
version_files = [
  "a",
  7,
]
inline = { deep = {
} }

[[tool.relctl.preflight]]
name = "one"
[[tool.relctl.preflight]]
name = "two"
`.replace('{\n} ', '{ key = 1 } ');

test.each<[string[], number | null]>([
  [['tool', 'commitizen', 'name'], 6],
  [['tool', 'commitizen', 'version_files'], 7],
  [['tool', 'commitizen', 'version_files', '1'], 9],
  [['tool', 'commitizen', 'version_files', '5'], 7],
  [['tool', 'commitizen', 'inline', 'deep', 'key'], 11],
  [['tool', 'commitizen', 'absent'], 5],
  [['tool', 'relctl', 'preflight', '1', 'name'], 16],
  [['tool', 'relctl', 'preflight', '1', 'run'], 15],
  [['tool', 'commitizen', 'customize', 'y'], 2],
  [['project', 'version'], null],
])('finds the line of %j', (path, line) => {
  expect(lineOfTomlKey(DOCUMENT, path)).toBe(line);
  expect(lineOfTomlKey(`\uFEFF${DOCUMENT.replaceAll('\n', '\r\n')}`, path)).toBe(line);
});

test('has no line in a broken text', () => {
  expect(lineOfTomlKey('a = 1\nb =\n', ['a'])).toBeNull();
  expect(tomlEntries('b =\n')).toBeNull();
});

function catchError(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
}
