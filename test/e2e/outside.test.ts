import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

it.each<readonly [string, string, (dir: string) => Promise<void>]>([
  ['a link to a file', 'CHANGELOG.md', (dir) => symlink('../outside/f.md', join(dir, 'CHANGELOG.md'))],
  ['a link to a folder', 'notes/f.md', (dir) => symlink('../outside', join(dir, 'notes'))],
  ['a path', '../outside/f.md', () => Promise.resolve()],
  ['an absolute path', '/outside/f.md', () => Promise.resolve()],
  ['a path into .git', '.git/notes.md', () => Promise.resolve()],
])('nothing is written through %s that leads out of the work tree', async (_, file, link) => {
  const repo = await released([`changelog_file = "${file}"`]);
  await mkdir(join(repo.root, 'outside'));
  await writeFile(join(repo.root, 'outside/f.md'), 'precious\n');
  await link(repo.dir);
  await repo.git('add', '--all');
  await repo.commit('feat: search');
  const before = await repo.state();
  for (const args of [['bump'], ['bump', '--dry-run']]) {
    const ran = await repo.relctl(...args);
    expect(ran.exit).toBe(19);
    expect(ran.stderr).toContain(`${file} leads out of the work tree`);
  }
  expect(await repo.state()).toEqual(before);
  expect(await readFile(join(repo.root, 'outside/f.md'), 'utf8')).toBe('precious\n');
});
