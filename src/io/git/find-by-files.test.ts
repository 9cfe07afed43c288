import { appendFile, chown, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Scratch, temporaryFolder } from '../../../test/support/scratch.ts';
import { findByFiles } from './find-by-files.ts';
import type { RepositoryPlaces } from './find-by-files.ts';

const WORDS = ['--show-toplevel', '--show-prefix', '--git-dir', '--git-common-dir'];

afterEach(() => {
  vi.unstubAllEnvs();
});

async function asGitSays(scratch: Scratch, folder: string): Promise<RepositoryPlaces> {
  const said = WORDS.map(async (word) => {
    const { stdout } = await scratch.run('git', ['rev-parse', word], folder);
    return stdout.replace(/\n$/, '');
  });
  const [top = '', prefix = '', gitDir = '', commonDir = ''] = await Promise.all(said);
  return { top, prefix, gitDir: resolve(folder, gitDir), commonDir: resolve(folder, commonDir) };
}

describe('finds what git finds', () => {
  it.each([
    ['at the top', '.'],
    ['in a folder', 'src/deep'],
    ['in a folder with a line end', 'li\nne'],
    ['in a repository within it', 'inner'],
    ['in a folder of that', 'inner/src'],
  ])('%s', async (_, path) => {
    const scratch = await Scratch.create({ 'src/deep/a.py': '', 'li\nne/a.py': '', 'inner/src/a.py': '' });
    await scratch.git('init', '--quiet', 'inner');
    const folder = join(scratch.dir, path);
    expect(findByFiles(folder)).toEqual(await asGitSays(scratch, folder));
  });

  it('through a link to a folder of it', async () => {
    const scratch = await Scratch.create({ 'src/a.py': '' });
    const link = join(scratch.root, 'link');
    await symlink(join(scratch.dir, 'src'), link);
    const { top, prefix } = await asGitSays(scratch, link);
    const gitDir = join(top, '.git');
    expect(findByFiles(link)).toEqual({ top, prefix, gitDir, commonDir: gitDir });
  });

  it('on a branch without a commit, and with a detached HEAD', async () => {
    const unborn = await Scratch.create(null);
    expect(findByFiles(unborn.dir)).toEqual(await asGitSays(unborn, unborn.dir));
    const detached = await Scratch.create({ 'a.py': '' });
    await detached.git('checkout', '--quiet', '--detach');
    expect(findByFiles(detached.dir)).toEqual(await asGitSays(detached, detached.dir));
  });
});

describe('leaves to git', () => {
  it.each<readonly [string, (scratch: Scratch) => Promise<string>]>([
    ['a folder without a repository', () => temporaryFolder()],
    ['a folder that does not exist', ({ dir }) => Promise.resolve(join(dir, 'none'))],
    ['the inside of .git', ({ dir }) => Promise.resolve(join(dir, '.git', 'refs'))],
    [
      'another working tree',
      async (scratch) => {
        await scratch.git('worktree', 'add', '--quiet', '../other');
        return join(scratch.root, 'other');
      },
    ],
    [
      'a bare repository',
      async (scratch) => {
        await scratch.git('clone', '--quiet', '--bare', '.', '../bare.git');
        return join(scratch.root, 'bare.git');
      },
    ],
    [
      'a bare repository within a working tree',
      async (scratch) => {
        await scratch.git('clone', '--quiet', '--bare', '.', 'bare.git');
        return join(scratch.dir, 'bare.git', 'refs');
      },
    ],
    [
      'a link in place of .git',
      async ({ dir, root }) => {
        await rename(join(dir, '.git'), join(root, 'real'));
        await symlink(join(root, 'real'), join(dir, '.git'));
        return dir;
      },
    ],
    [
      'an empty .git',
      async ({ dir }) => {
        await mkdir(join(dir, 'src', '.git'), { recursive: true });
        return join(dir, 'src');
      },
    ],
    [
      'a broken HEAD',
      async ({ dir }) => {
        await writeFile(join(dir, '.git', 'HEAD'), 'main\n');
        return dir;
      },
    ],
  ])('%s', async (_, folderOf) => {
    expect(findByFiles(await folderOf(await Scratch.create({ 'a.py': '' })))).toBeNull();
  });

  it.each([
    '[core]\n\tworktree = ../other\n',
    '[core]\n\tbare = true\n',
    '[core] bare\n',
    '[include]\n\tpath = other\n',
    '[includeIf "gitdir:~/work/"]\n\tpath = other\n',
    '[extensions]\n\trefStorage = reftable\n',
  ])('a configuration with %j', async (lines) => {
    const scratch = await Scratch.create({ 'a.py': '' });
    await appendFile(join(scratch.dir, '.git', 'config'), lines);
    expect(findByFiles(scratch.dir)).toBeNull();
  });

  it.each(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_CEILING_DIRECTORIES'])(
    'an environment with %s',
    async (name) => {
      const scratch = await Scratch.create({ 'a.py': '' });
      vi.stubEnv(name, scratch.root);
      expect(findByFiles(scratch.dir)).toBeNull();
    },
  );

  it.runIf(process.geteuid?.() === 0)('a repository of another user', async () => {
    const scratch = await Scratch.create({ 'a.py': '' });
    await chown(join(scratch.dir, '.git'), 12_345, 12_345);
    expect(findByFiles(scratch.dir)).toBeNull();
  });
});
