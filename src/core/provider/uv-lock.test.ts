import { expect, test } from 'vitest';
import { lockPaths, normalizeName, ownEntry, withOwnVersion } from './uv-lock.ts';

const LOCK = `version = 1
revision = 3
requires-python = ">=3.10"

[[package]]
name = "idna"
version = "1.0.0"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://example.org/[[package]]#my-app", hash = "sha256:00" }, # name = "my-app"
]

[[package]]
name = "my-app"
version = "1.0.0"
source = { virtual = "." }
dependencies = [
    { name = "idna", version = "1.0.0" },
]

[package.metadata]
requires-dist = [{ name = "idna", specifier = "==1.0.0" }]

[[package]]
name = "my-app-plugin"
version = "1.0.0"
source = { registry = "https://pypi.org/simple" }
`;
const OWN = 'name = "my-app"\nversion = "';

test.each([
  ['My_App', 'my-app'],
  ['a.-_b', 'a-b'],
  ['plain', 'plain'],
])('%s is called %s in a lock', (name, normalized) => {
  expect(normalizeName(name)).toBe(normalized);
});

test('finds the position of the project’s own version', () => {
  const start = LOCK.indexOf(OWN) + OWN.length;
  expect(ownEntry(LOCK, 'My.App')).toEqual({ version: '1.0.0', start, end: start + 5 });
});

test.each([
  ['as uv writes it', LOCK],
  ['with CRLF', LOCK.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${LOCK}`],
  ['without a final newline', LOCK.trimEnd()],
])('changes only the project’s own version: %s', (_, lock) => {
  const expected = lock.replace(
    /(name = "my-app"\r?\nversion = ")1\.0\.0/,
    (_match, front: string) => `${front}1.1.0a0`,
  );
  expect(expected).not.toBe(lock);
  expect(withOwnVersion(lock, 'my_app', '1.1.0a0')).toBe(expected);
});

test.each([
  ['another project', LOCK.replace('name = "my-app"\nversion', 'name = "other"\nversion')],
  ['an empty lock', ''],
  [
    'a dynamic version, which uv leaves out',
    LOCK.replace('name = "my-app"\nversion = "1.0.0"', 'name = "my-app"'),
  ],
  [
    'an older release of the project from an index',
    LOCK.replace('virtual = "."', 'registry = "https://pypi.org/simple"'),
  ],
  [
    'an older release of the project from git',
    LOCK.replace('virtual = "."', 'git = "https://example.org/my-app"'),
  ],
  ['an entry inside a string', `x = """\n[[package]]\nname = "my-app"\nversion = "1.0.0"\n"""\n`],
  ['an entry inside a comment', '# [[package]]\n# name = "my-app"\n# version = "1.0.0"\n'],
  [
    'another table',
    '[[packages]]\nname = "my-app"\nversion = "1.0.0"\n[package]\nname = "my-app"\nversion = "1"\n',
  ],
  ['a version in a subtable', '[[package]]\nname = "my-app"\n[package.x]\nversion = "1.0.0"\n'],
  [
    'a lock that is cut off',
    '[[package]]\nname = "x"\nwheels = [\n[[package]]\nname = "my-app"\nversion = "1.0.0"\n',
  ],
  ['conflict markers', '<<<<<<< HEAD\n[[package]]\nname = "my-app"\nversion = "1.0.0"\n'],
])('has no entry of the project itself: %s', (_, lock) => {
  expect(ownEntry(lock, 'my-app')).toBeNull();
  expect(withOwnVersion(lock, 'my-app', '2.0.0')).toBe(lock);
});

test.each(['editable', 'virtual', 'directory'])(
  'an entry from the working tree (%s) is the project’s own',
  (kind) => {
    expect(ownEntry(LOCK.replace('virtual', kind), 'my-app')?.version).toBe('1.0.0');
  },
);

test('skips an earlier entry from an index, and uses the first of two entries of the project', () => {
  const before = (entry: string) => LOCK.replace('[[package]]', `[[package]]\n${entry}\n[[package]]`);
  const older = 'name = "my-app"\nversion = "0.9.0"';
  expect(ownEntry(before(`${older}\nsource = { registry = "x" }\n`), 'my-app')?.version).toBe('1.0.0');
  expect(ownEntry(before(older), 'my-app')?.version).toBe('0.9.0');
});

test.each([
  ['', ['uv.lock']],
  ['pkg/', ['pkg/uv.lock', 'uv.lock']],
  ['a/b/', ['a/b/uv.lock', 'a/uv.lock', 'uv.lock']],
])('the lock of a project in %j', (folder, paths) => {
  expect(lockPaths({ folder })).toEqual(paths);
});

test('a lock of 20,000 lines takes milliseconds', () => {
  const wheel = `    { url = "https://example.org/${'x'.repeat(80)}.whl", hash = "sha256:${'0'.repeat(64)}", size = 1 },\n`;
  const foreign = `[[package]]\nname = "x"\nversion = "1"\nwheels = [\n${wheel.repeat(25)}]\n\n`;
  const lock = foreign.repeat(650) + LOCK;
  expect(ownEntry(lock, 'my-app')?.version).toBe('1.0.0');
});

test('a long word that is not a key ends the scan at once', () => {
  expect(ownEntry(`${'a'.repeat(50_000)}!`, 'my-app')).toBeNull();
  expect(ownEntry(`x = "${'\\\\"'.repeat(2_000)}`, 'my-app')).toBeNull();
});
