import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

describe('no text of a file outside of the working tree gets into an answer', () => {
  const SECRET =
    '[project]\nname = "secretname"\nversion = "7.7.7"\n[tool.commitizen]\nversion_provider = "pep621"\n';
  const reading = (args: readonly string[]): [name: string, args: readonly string[]] => [
    args.join(' '),
    args,
  ];

  it.each(
    [
      ['version', '--project'],
      ['images'],
      ['status'],
      ['info'],
      ['check', '--message', 'feat: x'],
      ['changelog', '--dry-run'],
      ['audit'],
      ['notes'],
      ['explain'],
      ['preflight'],
      ['bump', '--dry-run'],
      ['init', '--dry-run'],
    ].map(reading),
  )('the configuration is a link: %s', async (_, args) => {
    const repo = await released();
    await writeFile(join(repo.root, 'secret.toml'), SECRET);
    await rm(join(repo.dir, 'pyproject.toml'));
    await symlink('../secret.toml', join(repo.dir, 'pyproject.toml'));
    await repo.git('commit', '--quiet', '--all', '--message', 'chore: a link');
    const { exit, stdout, stderr } = await repo.relctl(...args);
    expect({ exit, stderr }).toEqual({
      exit: 19,
      stderr: expect.stringContaining('pyproject.toml is outside the working tree') as string,
    });
    expect(stdout + stderr).not.toMatch(/secretname|7\.7\.7/);
  });

  it('the file with the version is a link', async () => {
    const repo = await released();
    await writeFile(join(repo.root, 'secret.json'), '{"version": "9.9.9"}\n');
    await repo.write({ '.cz.toml': '[tool.commitizen]\nversion_provider = "npm"\n' });
    await symlink('../secret.json', join(repo.dir, 'package.json'));
    const ran = await repo.relctl('version', '--project');
    expect(ran).toMatchObject({ exit: 19, stdout: '' });
    expect(ran.stderr).toContain('package.json is outside the working tree');
  });
});
