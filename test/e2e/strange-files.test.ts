import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { pyproject, released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

let scratch: Scratch;

beforeEach(async () => {
  scratch = await released();
});

/** What may be in the place of a file. To read any of these waits, never ends or fails. */
const PLACES: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'a pipe': (path) => scratch.run('mkfifo', [path], scratch.dir),
  'a link to a device': (path) => symlink('/dev/zero', path),
  'a folder': (path) => mkdir(path),
};

const READERS: readonly (readonly [file: string, args: readonly string[], config: string | null])[] = [
  ['pyproject.toml', ['bump', '--dry-run'], null],
  ['pyproject.toml', ['status'], null],
  ['pyproject.toml', ['hook', 'pre-commit'], null],
  ['.cz.toml', ['version', '--project'], null],
  ['own.toml', ['--config', 'own.toml', 'version', '--project'], null],
  ['CHANGELOG.md', ['bump', '--dry-run'], null],
  ['CHANGELOG.md', ['changelog', '--dry-run'], null],
  ['uv.lock', ['bump', '--dry-run'], null],
  ['a.txt', ['bump', '--dry-run'], 'version_files = ["a.txt"]'],
  ['t.j2', ['changelog', '--dry-run'], 'template = "t.j2"'],
  ['.relctl-baseline.json', ['audit'], null],
  ['.relctl-baseline.json', ['audit', '--write-baseline'], null],
  ['base.json', ['audit', '--baseline', 'base.json'], null],
  ['LICENSE', ['init', '--dry-run'], null],
  ['.gitignore', ['init', '--dry-run'], null],
  ['.pre-commit-config.yaml', ['init', '--dry-run'], null],
  ['.github/workflows/release.yml', ['init', '--dry-run'], null],
];

describe.each(Object.entries(PLACES))('%s in the place of a file', (_, put) => {
  test.each(READERS)('%s: relctl %j ends at once', async (file, args, config) => {
    if (config !== null) await scratch.write({ 'pyproject.toml': pyproject('1.1.0', [config]) });
    const path = join(scratch.dir, file);
    await rm(path, { recursive: true, force: true });
    await mkdir(dirname(path), { recursive: true });
    await put(path);
    const ran = await scratch.relctl(...args);
    expect(ran.exit).toBeLessThan(40);
  });
});

test('a file that a person names is not written through a link that leads out of the working tree', async () => {
  const outside = join(scratch.root, 'outside');
  await writeFile(outside, 'mine\n');
  await symlink(outside, join(scratch.dir, 'link'));
  await scratch.write({ 'a.txt': 'staged' });
  await scratch.git('add', 'a.txt');
  for (const args of [
    ['changelog', '--export-template', 'link'],
    ['commit', '--write-message-to-file', 'link', '--dry-run'],
  ]) {
    const ran = await scratch.relctl(...args);
    expect(ran).toMatchObject({ exit: 19 });
    expect(ran.stderr).toContain('link is outside the working tree');
  }
  expect(await readFile(outside, 'utf8')).toBe('mine\n');
});
