import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

const nothing = (): Promise<void> => Promise.resolve();
const linked =
  (target: string, path: string) =>
  (dir: string): Promise<void> =>
    symlink(target, join(dir, path));

it.each<readonly [string, string, string, (dir: string) => Promise<void>]>([
  ['a link to a file', 'changelog_file', 'CHANGELOG.md', linked('../outside/f.md', 'CHANGELOG.md')],
  ['a path', 'changelog_file', '../outside/f.md', nothing],
  ['a path into .git', 'changelog_file', '.git/notes.md', nothing],
  ['a version file', 'version_files', '../outside/f.md', nothing],
  ['a version file in a linked folder', 'version_files', 'notes/f.md', linked('../outside', 'notes')],
])('nothing is written through %s that leads out of the working tree', async (_, key, file, link) => {
  const value = key === 'version_files' ? `["${file}:1.1.0"]` : `"${file}"`;
  const repo = await released([`${key} = ${value}`]);
  await mkdir(join(repo.root, 'outside'));
  await writeFile(join(repo.root, 'outside/f.md'), 'precious 1.1.0\n');
  await link(repo.dir);
  await repo.git('add', '--all');
  await repo.commit('feat: search');
  const before = await repo.state();
  for (const args of [['bump'], ['bump', '--dry-run', '--profile', 'commitizen']]) {
    const ran = await repo.relctl(...args);
    expect(ran.exit).toBe(19);
    expect(ran.stderr).toContain(`${file} is outside the working tree`);
  }
  expect(await repo.state()).toEqual(before);
  expect(await readFile(join(repo.root, 'outside/f.md'), 'utf8')).toBe('precious 1.1.0\n');
});
