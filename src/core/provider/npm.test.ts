import { expect, test } from 'vitest';
import { npm } from './npm.ts';

const PACKAGE = '{\n  "name": "é",\n  "version": "1.0.0"\n}\n';
const LOCK = `{
  "name": "x",
  "version": "0.9.0",
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "x", "version": "0.8.0" },
    "node_modules/a": { "version": "1.0.0", "dependencies": { "": { "version": "1.0.0" } } }
  },
  "dependencies": { "a": { "version": "1.0.0" } }
}`;

function write(files: Readonly<Record<string, string>>, folder = ''): Readonly<Record<string, string>> {
  const place = { folder, configFile: `${folder}.cz.toml` };
  const texts = new Map(Object.entries(files));
  return Object.fromEntries(npm.write('1.1.0', { place, texts, tagged: null }));
}

test('the locks change, too, at the top and in the entry of the project', () => {
  const shrunk = LOCK.replaceAll('\n', '\r\n');
  const followed = (lock: string) => lock.replace('0.9.0', '1.1.0').replace('0.8.0', '1.1.0');
  expect(
    write(
      {
        'a/package.json': PACKAGE,
        'a/package-lock.json': LOCK,
        'a/npm-shrinkwrap.json': shrunk,
        'package-lock.json': LOCK,
      },
      'a/',
    ),
  ).toEqual({
    'a/package.json': PACKAGE.replace('1.0.0', '1.1.0'),
    'a/package-lock.json': followed(LOCK),
    'a/npm-shrinkwrap.json': followed(shrunk),
  });
});

test.each([
  [
    '{"lockfileVersion": 1, "version": "1.0.0", "dependencies": {}}',
    '{"lockfileVersion": 1, "version": "1.1.0", "dependencies": {}}',
  ],
  ['{"packages": {"": {"version": "1.0.0"}}}', '{"packages": {"": {"version": "1.1.0"}}}'],
  ['{"packages": {"": {}}}', '{"packages": {"": {}}}'],
  ['{"packages": []}', '{"packages": []}'],
])('a version that the lock does not have is not added: %s', (lock, followed) => {
  expect(write({ 'package.json': PACKAGE, 'package-lock.json': lock })['package-lock.json']).toBe(followed);
});

test.each([
  ['{"version": "1.0.0"', 'VERSION_FILE_INVALID', 'package-lock.json:1: not valid JSON'],
  ['{"packages": {"": {"version": 1}}}', 'VERSION_NOT_A_STRING', 'package-lock.json:1: packages."".version'],
])('a broken lock is refused: %s', (lock, code, message) => {
  expect(() => write({ 'package.json': PACKAGE, 'package-lock.json': lock })).toThrow(
    expect.objectContaining({ code, exit: 1, message: expect.stringContaining(message) as string }),
  );
});
