import { describe, expect, it, test } from 'vitest';
import { readString, replaceString } from './string-at.ts';
import { knownSyntaxOf, parseFile, syntaxOf } from './syntaxes.ts';

test.each([
  ['pyproject.toml', 'TOML'],
  ['.cz.toml', 'TOML'],
  ['sub/x.tomlx', 'TOML'],
  ['cz.json', 'JSON'],
  ['settings.json5', 'JSON'],
  ['.cz.yaml', 'YAML'],
  ['x.yml', null],
  ['.toml', null],
  ['cz.yaml.bak', null],
  ['a.json/noext', null],
])('the suffix of %s says %s', (file, name) => {
  expect(syntaxOf(file)?.name ?? null).toBe(name);
});

test('a file of no known syntax is refused', () => {
  expect(() => parseFile('', 'x.yml')).toThrow(
    expect.objectContaining({ code: 'CONFIG_SYNTAX_UNKNOWN', exit: 1 }),
  );
});

describe('parseFile', () => {
  it.each<[string, string, unknown]>([
    ['a.json', '\uFEFF{"a": {"b": "é"}}\r\n', { a: { b: 'é' } }],
    ['a.json', '{"a": 1, "a": 2}', { a: 2 }],
    ['a.yaml', '', {}],
    ['a.yaml', '# only\n', {}],
    ['a.json', 'null', {}],
    ['a.yaml', '\uFEFFa:\r\n  b: 1.0.0 # c\r\n', { a: { b: '1.0.0' } }],
    ['a.yaml', 'a: yes\nb: y\nc: n\nd: off\n', { a: true, b: 'y', c: 'n', d: false }],
    ['a.yaml', 'a: "1"\na: "2"\n', { a: '2' }],
    ['a.yaml', 'a: &x\n  v: 1\nb:\n  <<: *x\nc: *x\n', { a: { v: 1 }, b: { v: 1 }, c: { v: 1 } }],
    ['a.yaml', '---\na: 1\n...\n', { a: 1 }],
  ])('%s: %j', (file, text, document) => {
    expect(parseFile(text, file)).toEqual(document);
  });

  it.each<[string, string, number | null, string]>([
    ['a.json', '', 1, 'a value is expected'],
    ['a.json', '{\n  "a": 1,\n}', 3, 'a key in double quotes is expected'],
    ['a.json', '{"a": 1} // c', 1, 'comments are not allowed'],
    ['a.json', '\uFEFF{\r\n"a": "x\r\n"}', 2, 'a text without end'],
    ['a.json', '{"a": NaN}', 1, 'a word that is no value'],
    ['a.json', '{"a": "\t"}', 1, 'a control character'],
    ['a.json', '{"a" 1}', 1, "':' is expected"],
    ['a.json', '[1]', 1, 'a table of keys is expected'],
    ['a.yaml', '- a\n', 1, 'a table of keys is expected'],
    ['a.yaml', 'a:\n\tb: 1\n', 2, 'Tabs'],
    ['a.yaml', '---\na: 1\n---\nb: 1\n', 3, 'multiple documents'],
    ['a.yaml', 'a: 1\nb: !!python/object:x 1\n', 2, 'Unresolved tag'],
    ['a.yaml', 'a: *nobody\n', null, 'Unresolved alias'],
    ['a.yaml', 'a: [1\nb: 2\n', 2, 'Flow sequence'],
  ])('refuses %s: %j with its line', (file, text, line, reason) => {
    expect(() => parseFile(text, file)).toThrow(
      expect.objectContaining({
        code: 'INVALID_SYNTAX',
        exit: 19,
        message: expect.stringContaining(
          `${file}${line === null ? '' : `:${line}`}: not valid ${syntaxOf(file)?.name ?? ''}: `,
        ) as string,
      }),
    );
    expect(() => parseFile(text, file)).toThrow(reason);
  });

  it('is not led astray by keys that every object has', () => {
    for (const [file, text] of [
      ['a.json', '{"__proto__": {"v": "1"}, "constructor": {"keys": "x"}}'],
      ['a.yaml', '__proto__:\n  v: "1"\nconstructor:\n  keys: x\n'],
    ] as const) {
      const document = parseFile(text, file);
      expect(Object.keys(document)).toEqual(['__proto__', 'constructor']);
      expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
      expect(readString(knownSyntaxOf(file), text, ['__proto__', 'v'])).toEqual({
        kind: 'found',
        value: '1',
      });
    }
    expect(readString(knownSyntaxOf('a.json'), '{}', ['toString', 'name'])).toEqual({
      kind: 'absent',
      parent: [],
    });
  });
});

const JSON_DOCUMENT = `{
  "commitizen": {
    "name": "x",
    "files": [
      "a",
      7
    ]
  }
}
`;
const YAML_DOCUMENT = `# c
commitizen:
  name: x
  files:
    - a
    - 7
`;

test.each<[string[], number | null, number | null]>([
  [['commitizen'], 2, 2],
  [['commitizen', 'name'], 3, 3],
  [['commitizen', 'files', '1'], 6, 6],
  [['commitizen', 'files', '5'], 4, 4],
  [['commitizen', 'absent'], 2, 2],
  [['relctl', 'x'], null, null],
])('finds the line of %j', (path, inJson, inYaml) => {
  for (const [file, text, line] of [
    ['a.json', JSON_DOCUMENT, inJson],
    ['a.yaml', YAML_DOCUMENT, inYaml],
  ] as const) {
    const syntax = knownSyntaxOf(file);
    expect(syntax.lineOf(text, path)).toBe(line);
    expect(syntax.lineOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`, path)).toBe(line);
    expect(syntax.lineOf(`${text}@{`, path)).toBeNull();
  }
});

/** Every row holds 1.0.0 once behind an arrow, which is taken out, and nothing else may change. */
const EDITS: [file: string, what: string, text: string][] = [
  [
    'a.json',
    'tabs, spacing, unicode',
    '{\n\t"é": "\\u00e9", "project" :{"x":1 , "version"  :  "→1.0.0" }\n}',
  ],
  ['a.json', 'the last of two keys', '{"project": {"version": "1.0.0"}, "project": {"version": "→1.0.0"}}'],
  [
    'a.json',
    'its key elsewhere',
    '{"version": "1.0.0", "project": {"a": {"version": "1.0.0"}, "version": "→1.0.0"}}',
  ],
  ['a.json', 'escapes in the key', '{"project": {"v\\u0065rsion": "→1.0.0"}, "x": ["1.0.0"]}\n\n'],
  ['a.yaml', 'plain, with a comment', '# head\nproject:\n  version:   →1.0.0   # keep 1.0.0\n  b: 1.0.0\n'],
  ['a.yaml', 'double quotes', 'project:\n  version: "→1.0.0"\n'],
  ['a.yaml', 'single quotes', "project:\n  version: '→1.0.0'"],
  ['a.yaml', 'flow style', '{project: {name: x, version: →1.0.0, b: [1.0.0]}}\n'],
  ['a.yaml', 'the last of two keys', 'project:\n  version: 1.0.0\n  version: →1.0.0\n'],
  ['a.yaml', 'a block', 'project:\n  version: | # c\n    →1.0.0\n  b: 1.0.0\n'],
  ['a.yaml', 'a folded block', 'project:\n  version: >-\n    →1.0.0\n\n  b: 1.0.0\n'],
  ['a.yaml', 'a document of its own', '%YAML 1.1\n---\nproject:\n  "version": →1.0.0\n...\n'],
  ['a.yaml', 'an anchor that nobody uses', 'project:\n  version: &v →1.0.0\n'],
  ['a.toml', 'a table', "[project]\n  version   =   '→1.0.0'     # keep 1.0.0\n"],
];

test.each(EDITS)('%s: an edit changes the version alone: %s', (file, _, marked) => {
  const syntax = knownSyntaxOf(file);
  for (const spelled of [marked, marked.replaceAll('\n', '\r\n'), `\uFEFF${marked}`]) {
    const edited = replaceString(syntax, spelled.replace('→', ''), ['project', 'version'], '1.1.0a0');
    expect(edited).toBe(spelled.replace('→1.0.0', '1.1.0a0'));
  }
});

test.each([
  ['a.yaml', 'v: 1.0.0 # c\n', '1.1', 'v: "1.1" # c\n'],
  ['a.yaml', 'v: 1.0.0 # c\n', 'yes', 'v: "yes" # c\n'],
  ['a.yaml', 'v: 1.0.0 # c\n', 'a: b', 'v: "a: b" # c\n'],
  ['a.yaml', "v: '1.0.0'\n", "it's", "v: 'it''s'\n"],
  ['a.yaml', "v: '1.0.0'\n", 'a\nb', 'v: "a\\nb"\n'],
  ['a.yaml', 'w: 1.0.0\nv: *x\n', '2', null],
  ['a.yaml', 'w: &x 1.0.0\nv: *x # c\n', '1.1.0', 'w: &x 1.0.0\nv: 1.1.0 # c\n'],
  ['a.yaml', 'v: &x 1.0.0\nw: *x\n', '1.1.0', null],
  ['a.yaml', 'b: &x\n  v: 1.0.0\n<<: *x\n', '1.1.0', null],
  ['a.yaml', 'v: |\n  1.0.0\n  more\n', '1.1.0', null],
  ['a.json', '{"v": "x"}', 'a"b\\c\n', '{"v": "a\\"b\\\\c\\n"}'],
  ['a.json', '{"v": 1}', '1.1.0', null],
  ['a.json', '{"v": "1"', '1.1.0', null],
  ['a.toml', 'v = 1.0', '1.1.0', null],
])('%s: %j with %j becomes %j', (file, text, value, expected) => {
  expect(replaceString(knownSyntaxOf(file), text, ['v'], value)).toBe(expected);
});

test.each([
  ['a.json', '{}', { kind: 'absent', parent: [] }],
  ['a.json', '{"project": {}}', { kind: 'absent', parent: ['project'] }],
  ['a.json', '{"project": {"version": null}}', { kind: 'absent', parent: ['project'] }],
  ['a.json', '{"project": []}', { kind: 'absent', parent: [] }],
  ['a.json', '{"project": {"version": 1}}', { kind: 'not-a-string', found: 1 }],
  ['a.json', '{', { kind: 'broken', line: 1 }],
  ['a.yaml', 'project:\n', { kind: 'absent', parent: [] }],
  ['a.yaml', 'project:\n  version: 1.0\n', { kind: 'not-a-string', found: 1 }],
  ['a.yaml', 'project: [\n', { kind: 'broken' }],
])('%s: reads what is there instead: %j', (file, text, expected) => {
  expect(readString(knownSyntaxOf(file), text, ['project', 'version'])).toMatchObject(expected);
});
