import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

let scratch: Scratch;
let remote: string;

beforeEach(async () => {
  scratch = await released();
  remote = join(scratch.root, 'remote.git');
});

function onServer(...args: readonly string[]): Promise<Ran> {
  return scratch.relctl('-C', remote, 'hook', ...args);
}

async function recorded(): Promise<string> {
  return (await scratch.run('git', ['config', '--get', 'relctl.mainBranch'], remote)).stdout.trim();
}

function push(...args: readonly string[]): Promise<Ran> {
  return scratch.run('git', ['push', '--quiet', 'origin', ...args], scratch.dir);
}

async function headNames(branch: string): Promise<void> {
  await scratch.run('git', ['symbolic-ref', 'HEAD', `refs/heads/${branch}`], remote);
}

describe('hook install in a bare repository', () => {
  it('installs pre-receive, which judges, can be installed again, and is removed', async () => {
    expect((await onServer('status')).exit).toBe(1);
    const installed = await onServer('install');
    expect(installed).toMatchObject({ exit: 0, stderr: '' });
    expect(installed.stdout).toContain('pre-receive: installed');
    expect(installed.stdout).toContain('main branch: main (from HEAD)');
    const text = await readFile(join(remote, 'hooks', 'pre-receive'), 'utf8');
    expect((await onServer('install')).stdout).toContain('pre-receive: already installed');
    expect(await readFile(join(remote, 'hooks', 'pre-receive'), 'utf8')).toBe(text);
    expect(await recorded()).toBe('');
    const status = await onServer('status');
    expect(status).toMatchObject({ exit: 0, stderr: '' });
    expect(status.stdout).toContain('pre-receive: works');
    await scratch.commit('half of it');
    expect(await push('main')).toMatchObject({ exit: 1 });
    expect((await onServer('uninstall')).stdout).toContain('pre-receive: removed');
    expect(await push('main')).toMatchObject({ exit: 0 });
    expect((await onServer('uninstall')).stdout).toContain('pre-receive: not installed');
  });

  it('makes git check what is pushed, unless the server says otherwise', async () => {
    await writeFile(scratch.env['GIT_CONFIG_GLOBAL'] ?? '', '');
    const setting = async (): Promise<string> =>
      (await scratch.run('git', ['config', '--get', 'receive.fsckObjects'], remote)).stdout;
    await onServer('install');
    expect(await setting()).toBe('true\n');
    await scratch.run('git', ['config', 'receive.fsckObjects', 'false'], remote);
    await onServer('install');
    expect(await setting()).toBe('false\n');
  });

  it('runs a hook that is there first, and gives it what git says', async () => {
    await scratch.hook('pre-receive', 'cat > seen; [ ! -e stop ]', 'remote');
    expect((await onServer('install')).stdout).toContain('runs after the hook that was there before');
    await scratch.commit('feat: x');
    expect(await push('main')).toMatchObject({ exit: 0 });
    expect(await readFile(join(remote, 'seen'), 'utf8')).toContain('refs/heads/main');
    await scratch.run('touch', [join(remote, 'stop')], scratch.dir);
    await scratch.commit('feat: y');
    expect(await push('main')).toMatchObject({ exit: 1 });
    await onServer('uninstall');
    expect(await readFile(join(remote, 'hooks', 'pre-receive'), 'utf8')).toContain('cat > seen');
  });

  it('needs to know the main branch if HEAD names none that exists', async () => {
    await headNames('trunk');
    const refused = await onServer('install');
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toContain('relctl hook install --main-branch NAME');
    expect((await onServer('status')).stdout).toContain('main branch: unknown');
    const installed = await onServer('install', '--main-branch', 'main');
    expect(installed.stdout).toContain('main branch: main (from relctl.mainBranch)');
    expect(await recorded()).toBe('main');
    expect(await onServer('install')).toMatchObject({ exit: 0 });
    expect((await onServer('status')).stdout).toContain('main branch: main (from relctl.mainBranch)');
    await scratch.commit('half of it');
    expect((await push('main')).stderr).toContain('message-valid');
    expect(await push('main:feat/x')).toMatchObject({ exit: 0, stderr: '' });
    await onServer('uninstall');
    expect(await recorded()).toBe('');
  });

  it('refuses a name that no branch can have, and a clone', async () => {
    expect(await onServer('install', '--main-branch', 'a b')).toMatchObject({ exit: 1 });
    expect(await recorded()).toBe('');
    const clone = await scratch.relctl('hook', 'install', '--main-branch', 'main');
    expect(clone).toMatchObject({ exit: 18, stdout: '' });
    expect(clone.stderr).toContain('main_branch');
  });

  it('finds relctl where it was installed from, and never in the repository', async () => {
    await onServer('install');
    const text = await readFile(join(remote, 'hooks', 'pre-receive'), 'utf8');
    expect(text).not.toContain('node_modules/.bin');
    await chmod(join(remote, 'hooks', 'pre-receive'), 0o644);
    expect((await onServer('status')).stdout).toContain('git does not run');
  });

  it('says what to add if core.hooksPath is set outside', async () => {
    await scratch.git('config', '--global', 'core.hooksPath', join(scratch.root, 'shared'));
    const told = await onServer('install');
    expect(told.stdout).toContain('pre-receive, which must pass its stdin on');
    expect(told.stdout).not.toContain('commit-msg');
  });
});
