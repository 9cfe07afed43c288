import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImage, readText, refuseOutside } from './files.ts';

let root = '';
let top = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'relctl files '));
  top = join(root, 'project');
  await mkdir(join(top, 'docs'), { recursive: true });
  await mkdir(join(root, 'outside'));
  await writeFile(join(top, 'docs/a.md'), 'a\n');
  await symlink('../outside', join(top, 'link'));
  await symlink('docs', join(top, 'inner'));
  await symlink('../outside/new.md', join(top, 'out.md'));
  await symlink('docs/new.md', join(top, 'in.md'));
  await symlink('loop.md', join(top, 'loop.md'));
});
afterEach(() => rm(root, { recursive: true }));

describe('refuseOutside', () => {
  it.each([
    ['../outside/a.md', 'FILE_OUTSIDE'],
    ['docs/../../outside/a.md', 'FILE_OUTSIDE'],
    ['/outside/a.md', 'FILE_OUTSIDE'],
    ['link/a.md', 'FILE_OUTSIDE'],
    ['inner/../../a.md', 'FILE_OUTSIDE'],
    ['out.md', 'FILE_OUTSIDE'],
    ['.git/config', 'FILE_OUTSIDE'],
    ['.GIT/config', 'FILE_OUTSIDE'],
    ['lib/.git/hooks/pre-commit', 'FILE_OUTSIDE'],
    ['in.md', 'FILE_UNREADABLE'],
    ['loop.md', 'FILE_UNREADABLE'],
    ['loop.md/a.md', 'FILE_UNREADABLE'],
    ['a\0b.md', 'FILE_UNREADABLE'],
    [`${'x'.repeat(300)}.md`, 'FILE_UNREADABLE'],
  ])('%j: %s', async (path, code) => {
    await expect(refuseOutside(top, [path])).rejects.toMatchObject({ code });
  });

  it('lets pass what is in the work tree, there already or not', async () => {
    await refuseOutside(top, ['docs/a.md', 'inner/new.md', 'new/folder/a.md', '.gitignore', '..a.md', '']);
    await refuseOutside(join(root, 'project'), [join(top, 'docs/a.md')]);
  });
});

describe('what is no file', () => {
  it.each(['docs', 'pipe', 'loop.md', 'a\0b'])(
    '%j is refused as a text, and nobody waits for it',
    async (path) => {
      await promisify(execFile)('mkfifo', [join(top, 'pipe')]);
      await expect(readText(top, path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    },
  );

  it('a pipe has an image without content', async () => {
    await promisify(execFile)('mkfifo', [join(top, 'pipe')]);
    expect(await readImage(top, 'pipe')).toMatchObject({ kind: 'folder', content: '' });
  });
});
