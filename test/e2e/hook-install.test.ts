import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

let scratch: Scratch;

beforeEach(async () => {
  scratch = await released();
});

function commit(
  message: string,
  more: Readonly<Record<string, string>> = {},
  dir = scratch.dir,
): Promise<Ran> {
  const words = Object.entries(more).map(([name, value]) => `${name}=${value}`);
  return scratch.run('env', [...words, 'git', 'commit', '-q', '--allow-empty', '-m', message], dir);
}

function hooks(): Promise<readonly string[]> {
  return readdir(join(scratch.dir, '.git', 'hooks')).then((names) =>
    names.filter((name) => !name.endsWith('.sample')),
  );
}

test('installed hooks run in every working tree; a second install changes nothing; an uninstall leaves nothing', async () => {
  expect((await scratch.relctl('hook', 'status')).exit).toBe(1);
  expect((await scratch.relctl('hook', 'install')).stdout).toContain('commit-msg: installed');
  const text = await scratch.read('.git/hooks/commit-msg');
  const tree = join(scratch.root, 'another tree');
  await scratch.git('worktree', 'add', '-q', '-b', 'side', tree);
  expect((await scratch.relctl('-C', tree, 'hook', 'install')).stdout).toContain(
    'commit-msg: already installed',
  );
  expect(await scratch.read('.git/hooks/commit-msg')).toBe(text);
  for (const dir of [scratch.dir, tree]) {
    expect((await commit('bad', {}, dir)).exit).toBe(1);
    expect((await commit('fix: good', {}, dir)).exit).toBe(0);
    expect(await scratch.relctl('-C', dir, 'hook', 'status')).toMatchObject({ exit: 0 });
  }
  expect((await scratch.relctl('hook', 'uninstall')).stdout).toContain('pre-push: removed');
  expect((await scratch.relctl('hook', 'uninstall')).stdout).toContain('pre-push: not installed');
  expect(await hooks()).toEqual([]);
});

test('an existing hook runs first, its exit code counts, and an uninstall restores it', async () => {
  const own = '#!/bin/sh\necho "args $# $(cat "$1")" >> mine\n[ ! -e stop ]\n';
  await mkdir(join(scratch.dir, '.git', 'hooks'), { recursive: true });
  await scratch.write({ 'scripts/msg': own });
  await chmod(join(scratch.dir, 'scripts/msg'), 0o755);
  const link = join(scratch.dir, '.git', 'hooks', 'commit-msg');
  await symlink('../../scripts/msg', link);
  await scratch.relctl('hook', 'install');
  expect((await scratch.relctl('hook', 'install')).stdout).toContain(
    'runs after the hook that was there before',
  );
  expect((await commit('fix: a')).exit).toBe(0);
  expect(await scratch.read('mine')).toBe('args 1 fix: a\n');
  await scratch.write({ stop: '' });
  expect((await commit('fix: b')).exit).toBe(1);
  // hook status never runs it.
  expect(await scratch.relctl('hook', 'status')).toMatchObject({ exit: 0 });
  expect((await commit('fix: c', { RELCTL_HOOK_PROBE: 'x' })).exit).toBe(1);
  expect(await scratch.read('mine')).toBe('args 1 fix: a\nargs 1 fix: b\n');
  await scratch.relctl('hook', 'uninstall');
  expect(await readlink(link)).toBe('../../scripts/msg');
  expect(await hooks()).toEqual(['commit-msg']);
});

test('pre-push: both hooks get git’s stdin and its arguments', async () => {
  await scratch.hook('pre-push', 'cat > first; echo "$@" >> first');
  // A fake relctl that is first on the PATH.
  const bin = join(scratch.root, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'relctl'), '#!/bin/sh\necho "$@" > second; cat >> second\n', { mode: 0o755 });
  await scratch.relctl('hook', 'install');
  await scratch.commit('fix: a');
  const push = ['push', '-q', 'origin', 'main', 'main:refs/heads/other branch'.replace(' ', '-')];
  const path = `PATH=${bin}:${process.env['PATH'] ?? ''}`;
  expect(await scratch.run('env', [path, 'git', ...push], scratch.dir)).toMatchObject({ exit: 0 });
  const [first, second] = [await scratch.read('first'), await scratch.read('second')];
  const lines = first.split('\n').slice(0, -2);
  expect(lines).toHaveLength(2);
  const [head = '', ...rest] = second.split('\n');
  expect(head).toMatch(/^hook pre-push origin /);
  expect(rest.slice(0, -1)).toEqual(lines);
  expect(first).toContain(`\n${head.replace('hook pre-push ', '')}\n`);
});

test('core.hooksPath of the repository is used; if it is set outside, relctl writes nothing', async () => {
  await scratch.git('config', 'core.hooksPath', 'our hooks');
  expect(await scratch.relctl('hook', 'install')).toMatchObject({ exit: 0 });
  expect((await commit('bad')).exit).toBe(1);
  expect(await readdir(join(scratch.dir, 'our hooks'))).toEqual(['commit-msg', 'pre-push']);
  await scratch.relctl('hook', 'uninstall');
  await scratch.git('config', '--unset', 'core.hooksPath');
  const shared = join(scratch.root, 'shared');
  await scratch.git('config', '--global', 'core.hooksPath', shared);
  const told = await scratch.relctl('hook', 'install');
  expect(told.stdout).toContain('relctl wrote nothing');
  expect(told.stdout).toContain(`to ${shared}/commit-msg:\n\n    relctl hook commit-msg "$1"`);
  await expect(lstat(shared)).rejects.toThrow('ENOENT');
  expect(await hooks()).toEqual([]);
});

test.each([
  ['.pre-commit-config.yaml', 'id: relctl-commit-msg'],
  ['lefthook.yml', 'run: relctl hook commit-msg {1}'],
  ['.husky/commit-msg', 'to .husky/commit-msg:'],
])('%s: relctl prints the lines to add, and writes nothing', async (file, line) => {
  await scratch.write({ [file]: '' });
  expect((await scratch.relctl('hook', 'install')).stdout).toContain(line);
  expect(await hooks()).toEqual([]);
});

test('a missing relctl is reported in one sentence; an edited script stays unchanged', async () => {
  await scratch.relctl('hook', 'install');
  const path = join(scratch.dir, '.git', 'hooks', 'commit-msg');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^installed=.*$/m, "installed='/nowhere'"));
  const gone = await commit('fix: a');
  expect(gone.exit).toBe(1);
  expect(gone.stderr).toMatch(/^relctl's commit-msg hook can't find relctl: [^\n]*\n$/);
  expect((await scratch.relctl('hook', 'status')).stdout).toContain('did not find relctl');
  // relctl is found in the project's own folder.
  await scratch.write({ 'node_modules/.bin/relctl': `#!/bin/sh\nexec node '${scratch.program}' "$@"\n` });
  await chmod(join(scratch.dir, 'node_modules/.bin/relctl'), 0o755);
  expect((await commit('fix: a')).exit).toBe(0);
  expect((await commit('bad')).exit).toBe(1);
  expect((await scratch.relctl('hook', 'install')).stdout).toContain('commit-msg: updated');
  await chmod(path, 0o644);
  expect((await scratch.relctl('hook', 'status')).stdout).toContain('git does not run');
  await writeFile(path, `${text}echo mine\n`);
  for (const word of ['install', 'uninstall']) {
    expect(await scratch.relctl('hook', word)).toMatchObject({ exit: 1 });
  }
  expect(await readFile(path, 'utf8')).toBe(`${text}echo mine\n`);
});

test('the hook reads the configuration of a subfolder', async () => {
  await scratch.commit('feat: a part', { 'a part/.cz.toml': '[tool.commitizen]\nname = "cz_jira"\n' });
  await scratch.relctl('-C', join(scratch.dir, 'a part'), 'hook', 'install');
  expect((await commit('fix: a')).exit).toBe(1);
  expect((await commit('JRA-34 #comment corrected indent issue')).exit).toBe(0);
});

test.each([
  ['core.hooksPath', 'githooks'],
  [null, '.git/hooks'],
])('a hooks folder that links out of the repository is refused: %s', async (key, folder) => {
  const outside = join(scratch.root, 'outside');
  await mkdir(outside);
  if (key !== null) await scratch.git('config', key, folder);
  await rm(join(scratch.dir, folder), { recursive: true, force: true });
  await symlink(outside, join(scratch.dir, folder));
  for (const word of ['install', 'uninstall']) {
    const ran = await scratch.relctl('hook', word);
    expect(ran).toMatchObject({ exit: 1 });
    expect(ran.stderr).toContain(`is a symbolic link to ${outside}, outside this repository`);
  }
  await scratch.relctl('init', '--yes');
  expect(await readdir(outside)).toEqual([]);
});

test('a link to another folder of the working tree is followed', async () => {
  await scratch.commit('feat: hooks', { 'scripts/hooks/readme': '' });
  await rm(join(scratch.dir, '.git/hooks'), { recursive: true, force: true });
  await symlink('../scripts/hooks', join(scratch.dir, '.git/hooks'));
  expect(await scratch.relctl('hook', 'install')).toMatchObject({ exit: 0 });
  expect(await readdir(join(scratch.dir, 'scripts/hooks'))).toContain('commit-msg');
});

test('no file is written through a link that the repository has in the place of a draft', async () => {
  await scratch.git('config', 'core.hooksPath', 'githooks');
  const outside = join(scratch.root, 'outside');
  await writeFile(outside, 'mine\n', { mode: 0o644 });
  await mkdir(join(scratch.dir, 'githooks'));
  await symlink(outside, join(scratch.dir, 'githooks/commit-msg.relctl-draft'));
  expect(await scratch.relctl('init', '--yes')).toMatchObject({ exit: 0 });
  expect(await readdir(join(scratch.dir, 'githooks'))).toEqual(['commit-msg', 'pre-push']);
  expect(await readFile(outside, 'utf8')).toBe('mine\n');
});
