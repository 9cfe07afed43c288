import { expect, test } from 'vitest';
import { parseVersionFile, replaceVersion, versionFileTargets } from './version-files.ts';

test.each([
  ['setup.py', 'setup.py', null],
  ['setup.py:', 'setup.py', null],
  ['setup.py:^version', 'setup.py', '^version'],
  ['a.md:url: (.*)', 'a.md', 'url\\u{3a}\\u{20}([^\\u{a}]*)'],
  ['a.py:__version__ = \\"', 'a.py', '__version__\\u{20}\\u{3d}\\u{20}\\u{22}'],
])('splits %j at the first colon', (entry, glob, source) => {
  const { glob: found, pattern } = parseVersionFile(entry);
  expect([found, pattern?.source ?? null]).toEqual([glob, source]);
});

test.each(['a:(?>x)', 'a:x++', 'a:(', 'a:\\N{DASH}', 'a:(a)?(?(1)b)', 'a:[x'])(
  'refuses the pattern of %j and names the entry',
  (entry) => {
    expect(() => parseVersionFile(entry)).toThrow(
      expect.objectContaining({
        code: 'INVALID_VERSION_FILES_ENTRY',
        exit: 19,
        message: expect.stringContaining(`'${entry}'`) as string,
      }),
    );
  },
);

/** From 1.0.0 to 1.0.1. commitizen 4.19.3 gave these results. */
test.each<[entry: string, before: string, after: string, hits: number]>([
  ['f', 'a 1.0.0\nb\n', 'a 1.0.1\nb\n', 1],
  ['f', '1.0.0 and 1.0.0', '1.0.1 and 1.0.1', 1],
  ['f', 'dep==11.0.0\nv1.0.05\n', 'dep==11.0.1\nv1.0.15\n', 2],
  ['f', '1x0x0\n', '1x0x0\n', 0],
  ['f:version', 'version = 1.0.0\nother = 1.0.0\n', 'version = 1.0.1\nother = 1.0.0\n', 1],
  ['f:version', 'version\n', 'version\n', 0],
  ['f:^version', 'my version 1.0.0\n', 'my version 1.0.0\n', 0],
  ['f:(?i)VERSION', 'version 1.0.0\n', 'version 1.0.1\n', 1],
  ['f:\\A(?P<v>v)', 'v 1.0.0\na v 1.0.0\n', 'v 1.0.1\na v 1.0.0\n', 1],
  ['f:0\\Z', '1.0.0\n1.0.0', '1.0.0\n1.0.1', 1],
  ['f:0$', 'a 1.0.0\n1.0.0 b\n1.0.0', 'a 1.0.1\n1.0.0 b\n1.0.1', 2],
  ['f:1\\.0\\.0\\s', '1.0.0\n1.0.0', '1.0.1\n1.0.0', 1],
  ['f:1.0.0(?!\\n)', '1.0.0\n1.0.0', '1.0.0\n1.0.1', 1],
  ['f', '', '', 0],
])('%s: %j becomes %j', (entry, before, after, hits) => {
  const { pattern } = parseVersionFile(entry);
  expect(replaceVersion(before, { current: '1.0.0', next: '1.0.1', pattern })).toEqual({ text: after, hits });
  const windows = { text: after.replaceAll('\n', '\r\n'), hits };
  expect(
    replaceVersion(before.replaceAll('\n', '\r\n'), { current: '1.0.0', next: '1.0.1', pattern }),
  ).toEqual(windows);
});

test('the next version is text, not a replacement pattern', () => {
  expect(replaceVersion('1.0.0\r', { current: '1.0.0', next: '$&', pattern: null })).toEqual({
    text: '$&\r',
    hits: 1,
  });
});

test('sorts by path and pattern, without duplicates', () => {
  const entries = ['*.txt:b', 'z.txt', '*.txt:a', 'a.txt:b', 'none.txt'];
  const targets = versionFileTargets(entries, ['z.txt', 'b.py', 'a.txt']);
  expect(targets.map(({ path, pattern }) => [path, pattern?.source ?? null])).toEqual([
    ['a.txt', 'a'],
    ['a.txt', 'b'],
    ['z.txt', null],
    ['z.txt', 'a'],
    ['z.txt', 'b'],
  ]);
});

test('a folder does not match', () => {
  expect(versionFileTargets(['src', 'src/', '.', ''], ['src/a.py', 'a.py'])).toEqual([]);
});
