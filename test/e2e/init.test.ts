import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { released, Scratch } from '../support/scratch.ts';

const KILL_AT = fileURLToPath(new URL('../support/kill-at.js', import.meta.url));

interface Answer {
  readonly done: boolean;
  readonly files: readonly { readonly path: string; readonly creates: boolean }[];
  readonly next: readonly string[];
}

test('an empty folder without git becomes a complete project; the next steps lead to a release', async () => {
  const scratch = await Scratch.create({});
  const dir = join(scratch.root, 'My App');
  await mkdir(dir);
  const init = (...args: readonly string[]) => scratch.relctl('-C', dir, 'init', ...args);
  expect((await init('--dry-run')).stdout).toContain('+name = "my-app"');
  expect(await readdir(dir)).toEqual([]);

  const ran = await init('--yes', '--json', '--license', 'MIT', '--python', '3.11');
  expect(ran.exit).toBe(0);
  const { next, files, done } = JSON.parse(ran.stdout) as Answer;
  expect(done).toBe(true);
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['pyproject.toml', 'src/my_app/core/__init__.py', 'LICENSE']),
  );
  expect(await init('--yes')).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('nothing to do') as string,
  });

  expect(next[0]).toBe('uv sync');
  await scratch.run(
    'sh',
    ['-c', `mkdir '${scratch.root}/bin' && ln -s '${scratch.program}' '${scratch.root}/bin/relctl'`],
    dir,
  );
  scratch.env['PATH'] = `${scratch.root}/bin:${process.env['PATH'] ?? ''}`;
  const script = next.slice(1).join(' && ');
  const told = await scratch.run('sh', ['-c', script], dir);
  expect(told).toMatchObject({ exit: 0 });
  expect(told.stdout).toContain('tag to create: v0.2.0');
  expect(told.stdout).not.toContain('✗');
  expect((await scratch.run('git', ['status', '--porcelain'], dir)).stdout).toBe('');
});

test('an existing project keeps its files and gets hooks, without a commit', async () => {
  const scratch = await released();
  await scratch.write({ 'pyproject.toml': `${await scratch.read('pyproject.toml')}\n# mine` });
  await scratch.git('commit', '--quiet', '--all', '-m', 'docs: a word');
  const before = await scratch.state();
  const text = await scratch.read('pyproject.toml');
  expect(await scratch.relctl('init')).toMatchObject({ exit: 8, stdout: '' });
  expect(await scratch.state()).toEqual(before);

  const ran = await scratch.relctl('init', '--yes');
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toContain('skipped: [tool.commitizen] (already configured in pyproject.toml)');
  expect((await scratch.read('pyproject.toml')).startsWith(`${text}\n\n`)).toBe(true);
  const after = await scratch.state();
  expect(after).toMatchObject({ head: before.head, index: before.index, refs: before.refs, journal: [] });
  expect(await scratch.relctl('hook', 'status')).toMatchObject({ exit: 0 });
  expect((await scratch.relctl('init')).stdout).toContain('nothing to do');
  expect(await scratch.state()).toEqual(after);
});

test('an empty repository without commits is set up too', async () => {
  const scratch = await Scratch.create(null);
  expect(await scratch.relctl('init', '--yes')).toMatchObject({ exit: 0 });
  expect(await scratch.read('src/my_project/main.py')).toContain('from my_project.config import');
  expect(await scratch.relctl('hook', 'status')).toMatchObject({ exit: 0 });
});

test.each(['with git', 'without git'])('if one file can’t be written, none is: %s', async (where) => {
  const scratch = await Scratch.create({ tests: 'a file where a folder should be\n' });
  if (where === 'without git') await rm(join(scratch.dir, '.git'), { recursive: true });
  const before = await scratch.state();
  const ran = await scratch.relctl('init', '--yes', '--with', 'layout');
  expect(ran.stderr).toContain('✓ write src/my_project/core/__init__.py');
  expect(ran).toMatchObject({ exit: 1, stdout: '' });
  expect(await scratch.state()).toEqual(before);
  expect(await readdir(scratch.dir)).not.toContain('src');
});

test('abort rolls back an init that was killed, including its folders and hooks', async () => {
  const scratch = await Scratch.create({ 'README.md': 'mine\n' });
  await scratch.hook('pre-push', 'true');
  const before = await scratch.state();
  scratch.env['RELCTL_KILL'] = 'before rename .git/hooks/pre-push';
  const args = ['--import', KILL_AT, scratch.program, 'init', '--yes', '--with', 'layout'];
  expect((await scratch.run(process.execPath, args, scratch.dir)).exit).toBe(137);
  expect(await readdir(scratch.dir)).toContain('src');
  expect(await readdir(join(scratch.dir, '.git', 'hooks'))).toContain('commit-msg');
  expect(await scratch.relctl('abort')).toMatchObject({ exit: 0 });
  expect({ ...(await scratch.state()), index: '' }).toEqual({ ...before, index: '' });
  expect(await readdir(scratch.dir)).not.toContain('src');
  expect(
    (await readdir(join(scratch.dir, '.git', 'hooks'))).filter((name) => /relctl|commit-msg$/.test(name)),
  ).toEqual([]);
});

test('a project that can’t be set up is refused before anything is written', async () => {
  const scratch = await Scratch.create({ 'README.md': 'mine\n', 'below/a': '' });
  const refused = async (args: readonly string[], exit: number, says: string): Promise<void> => {
    const before = await scratch.state();
    const ran = await scratch.relctl(...args, '--yes');
    expect(ran).toMatchObject({ exit, stdout: '' });
    expect(ran.stderr).toContain(says);
    expect(await scratch.state()).toEqual(before);
  };
  await refused(['-C', 'below', 'init'], 1, 'is not the top folder of the repository');
  await symlink(scratch.root, join(scratch.dir, 'src'));
  await refused(['init', '--with', 'layout'], 19, 'src/my_project');
  await scratch.commit('chore: break it', { 'pyproject.toml': '[project\n' });
  await refused(['init'], 19, 'pyproject.toml:1: not valid TOML');
  await scratch.commit('chore: change it', { 'pyproject.toml': 'tool = {}\n' });
  await refused(['init'], 19, "can't add dev dependencies, [tool.commitizen]");
});
