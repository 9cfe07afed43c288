import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

async function ready(commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await released(commitizen);
  await repo.commit('feat: search');
  await repo.git('push', '--quiet', 'origin', 'main');
  return repo;
}

/**
 * A release that was killed when git was about to push it.
 *
 * @param rest what the git of the push does afterwards
 */
async function killedAtPush(rest = 'exit 1', commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await ready(commitizen);
  // The parent of the hook is git, and the parent of git is relctl.
  await repo.hook('pre-push', `kill -9 $(cut -d" " -f4 /proc/$PPID/stat); ${rest}`);
  await repo.run(process.execPath, [repo.program, 'bump'], repo.dir);
  await repo.hook('pre-push', 'cat > /dev/null');
  expect((await repo.state()).journal).not.toEqual([]);
  return repo;
}

async function onRemote(repo: Scratch): Promise<readonly boolean[]> {
  const [head, listing] = [
    (await repo.git('rev-parse', 'main')).trim(),
    await repo.git('ls-remote', 'origin'),
  ];
  return [listing.includes(`${head}\trefs/heads/main`), listing.includes(`${head}\trefs/tags/v1.2.0^{}`)];
}

// The test finds the processes in /proc.
describe.runIf(process.platform === 'linux')('a release was killed, and the user', () => {
  it('is too fast: a git that the run started is still running', async () => {
    const repo = await killedAtPush('while [ ! -e ../go ]; do sleep 0.05; done > /dev/null 2>&1; exit 1');
    for (const args of [['resume'], ['abort'], ['audit', '--write-baseline']]) {
      const refused = await repo.relctl(...args);
      expect(refused).toMatchObject({ exit: 84 });
      expect(refused.stderr).toContain('which the interrupted run had started');
    }
    await repo.write({ '../go': '' });
    await expect.poll(async () => (await repo.relctl('resume')).exit).toBe(0);
    expect(await onRemote(repo)).toEqual([true, true]);
  });

  it('pushes the branch: resume pushes the tag', async () => {
    const repo = await killedAtPush();
    await repo.git('push', '--quiet', 'origin', 'main');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect(await onRemote(repo)).toEqual([true, true]);
  });

  it('pushes the tag: resume pushes the branch', async () => {
    const repo = await killedAtPush();
    await repo.git('push', '--quiet', 'origin', 'v1.2.0');
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect(await onRemote(repo)).toEqual([true, true]);
  });

  it('switches branches after an unpushed release: abort moves no other branch', async () => {
    const repo = await ready(['post_bump_hooks = ["[ -e ../once ] || { touch ../once; kill -9 $PPID; }"]']);
    await repo.run(process.execPath, [repo.program, 'bump', '--no-push'], repo.dir);
    await repo.git('switch', '--quiet', '--create', 'elsewhere');
    const refs = await repo.git('for-each-ref');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 83 });
    expect(await repo.git('for-each-ref')).toBe(refs);
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect(await repo.git('for-each-ref')).toBe(refs);
  });

  it('aborts a release without a commit: its tag is removed', async () => {
    const repo = await killedAtPush('exit 1', [
      'version_provider = "scm"',
      'update_changelog_on_bump = false',
    ]);
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--list', 'v1.2.0')).toBe('');
  });

  it('removes the commit and continues without it: abort rolls back the rest', async () => {
    const repo = await killedAtPush();
    await repo.git('reset', '--quiet', '--keep', 'HEAD~1');
    const mine = await repo.commit('feat: mine');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
    expect((await repo.git('rev-parse', 'HEAD')).trim()).toBe(mine);
    expect(await repo.git('tag', '--list', 'v1.2.0')).toBe('');
    expect((await repo.state()).journal).toEqual([]);
    expect(await repo.git('status', '--porcelain')).toBe('');
  });

  it('amends the commit: it is theirs now, and its files stay', async () => {
    const repo = await killedAtPush();
    await repo.git('commit', '--quiet', '--amend', '-m', 'bump: in words of my own');
    const mine = await repo.git('rev-parse', 'HEAD');
    const refused = await repo.relctl('abort');
    expect(refused).toMatchObject({ exit: 83 });
    expect(refused.stderr).not.toContain('git revert');
    expect(await repo.git('rev-parse', 'HEAD')).toBe(mine);
    expect(await repo.git('status', '--porcelain')).toBe('');
  });

  it('renames the remote: relctl reports it, and resume works when the name is back', async () => {
    const repo = await killedAtPush();
    await repo.git('remote', 'rename', 'origin', 'up');
    for (const way of ['resume', 'abort']) {
      const refused = await repo.relctl(way);
      expect(refused).toMatchObject({ exit: 83 });
      expect(refused.stderr).toContain('the remote origin no longer exists');
    }
    await repo.git('remote', 'rename', 'up', 'origin');
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
  });

  it.each(['commits', 'switches to another branch'])(
    '%s after everything was pushed: resume finishes the release',
    async (deed) => {
      const repo = await ready(['post_bump_hooks = ["[ -e ../once ] || { touch ../once; kill -9 $PPID; }"]']);
      await repo.run(process.execPath, [repo.program, 'bump'], repo.dir);
      if (deed === 'commits') await repo.commit('feat: mine');
      else await repo.git('switch', '--quiet', '--create', 'elsewhere');
      const before = await repo.git('rev-parse', 'HEAD');
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
      expect((await repo.state()).journal).toEqual([]);
      expect(await repo.git('rev-parse', 'HEAD')).toBe(before);
    },
  );
});

it.each(['--skip-worktree', '--assume-unchanged'])(
  'git ignores changes in a file (%s): refused before anything is written',
  async (bit) => {
    const repo = await ready();
    await repo.git('update-index', bit, 'pyproject.toml');
    const before = await repo.state();
    const refused = await repo.relctl('bump');
    expect(refused).toMatchObject({ exit: 1 });
    expect(refused.stderr).toContain('git is set to ignore changes in pyproject.toml');
    expect(await repo.state()).toEqual(before);
    const [, fix = ''] = /hint: .*\n {4}(git update-index .*)/.exec(refused.stderr) ?? [];
    await repo.run('sh', ['-c', fix], repo.dir);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  },
);

it('a push that git can’t start is rolled back', async () => {
  const repo = await ready();
  for (const [key, value] of [
    ['push.pushOption', 'ci.skip'],
    ['push.gpgSign', 'true'],
    ['remote.origin.mirror', 'true'],
  ] as const) {
    await repo.git('config', key, value);
  }
  const before = await repo.state();
  expect(await repo.relctl('bump')).toMatchObject({ exit: 82 });
  expect(await repo.state()).toEqual(before);
});

describe('relctl runs', () => {
  it('without a writable folder for temporary files', async () => {
    const repo = await ready();
    repo.env['TMPDIR'] = join(repo.root, 'nowhere');
    expect(await repo.run(process.execPath, [repo.program, 'bump'], repo.dir)).toMatchObject({ exit: 0 });
  });

  it('in a folder that was deleted', async () => {
    const repo = await ready();
    const line = `mkdir gone && cd gone && rmdir ../gone && '${process.execPath}' '${repo.program}' bump`;
    const ran = await repo.run('sh', ['-c', line], repo.dir);
    expect(ran).toMatchObject({ exit: 13 });
    expect(ran.stderr).toContain('there is no folder');
  });

  it('in a path that contains a line end', async () => {
    const repo = await ready();
    const strange = join(repo.root, 'new\nline');
    await rename(repo.dir, strange);
    const ran = await repo.run(process.execPath, [repo.program, 'bump'], strange);
    expect(ran).toMatchObject({ exit: 0 });
  });

  it.runIf(process.getuid?.() !== 0)('with a journal that only another user may read', async () => {
    const repo = await killedAtPush();
    const journal = join(repo.dir, '.git/relctl/journal.json');
    await chmod(journal, 0);
    const ran = await repo.relctl('resume');
    expect(ran).toMatchObject({ exit: 84 });
    expect(ran.stderr).toContain('whose journal you may not read');
    await chmod(journal, 0o600);
  });
});
