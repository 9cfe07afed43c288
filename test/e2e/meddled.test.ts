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
 * @param rest what the git of the push does then
 */
async function killedAtPush(rest = 'exit 1', commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await ready(commitizen);
  // The hook's parent is git, and git's is relctl.
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

// The processes are found in /proc.
describe.runIf(process.platform === 'linux')(
  'a person who goes on by hand behind a release that was killed',
  () => {
    it('and is too fast: a git that the run has started is at it still', async () => {
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

    it('and pushes the branch: it is out, and resume brings the tag', async () => {
      const repo = await killedAtPush();
      await repo.git('push', '--quiet', 'origin', 'main');
      expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
      expect(await onRemote(repo)).toEqual([true, true]);
    });

    it('and pushes the tag: resume brings the branch', async () => {
      const repo = await killedAtPush();
      await repo.git('push', '--quiet', 'origin', 'v1.2.0');
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
      expect(await onRemote(repo)).toEqual([true, true]);
    });

    it('and switches behind a release that is not pushed: abort moves no other branch', async () => {
      const repo = await ready(['post_bump_hooks = ["[ -e ../once ] || { touch ../once; kill -9 $PPID; }"]']);
      await repo.run(process.execPath, [repo.program, 'bump', '--no-push'], repo.dir);
      await repo.git('switch', '--quiet', '--create', 'elsewhere');
      const refs = await repo.git('for-each-ref');
      expect(await repo.relctl('abort')).toMatchObject({ exit: 83 });
      expect(await repo.git('for-each-ref')).toBe(refs);
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
      expect(await repo.git('for-each-ref')).toBe(refs);
    });

    it('and aborts what made no commit: its tag is taken back', async () => {
      const repo = await killedAtPush('exit 1', [
        'version_provider = "scm"',
        'update_changelog_on_bump = false',
      ]);
      expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
      expect(await repo.git('tag', '--list', 'v1.2.0')).toBe('');
    });

    it('and takes the commit away, and goes on without it: abort takes back the rest', async () => {
      const repo = await killedAtPush();
      await repo.git('reset', '--quiet', '--keep', 'HEAD~1');
      const mine = await repo.commit('feat: mine');
      expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
      expect((await repo.git('rev-parse', 'HEAD')).trim()).toBe(mine);
      expect(await repo.git('tag', '--list', 'v1.2.0')).toBe('');
      expect((await repo.state()).journal).toEqual([]);
      expect(await repo.git('status', '--porcelain')).toBe('');
    });

    it('and amends the commit: it is theirs, and its files stay', async () => {
      const repo = await killedAtPush();
      await repo.git('commit', '--quiet', '--amend', '-m', 'bump: in words of my own');
      const mine = await repo.git('rev-parse', 'HEAD');
      const refused = await repo.relctl('abort');
      expect(refused).toMatchObject({ exit: 83 });
      expect(refused.stderr).not.toContain('git revert');
      expect(await repo.git('rev-parse', 'HEAD')).toBe(mine);
      expect(await repo.git('status', '--porcelain')).toBe('');
    });

    it('and names the remote otherwise: it is told, and what was begun goes on when it is back', async () => {
      const repo = await killedAtPush();
      await repo.git('remote', 'rename', 'origin', 'up');
      for (const way of ['resume', 'abort']) {
        const refused = await repo.relctl(way);
        expect(refused).toMatchObject({ exit: 83 });
        expect(refused.stderr).toContain('there is no remote origin any more');
      }
      await repo.git('remote', 'rename', 'up', 'origin');
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    });

    it.each(['commits', 'switches to another branch'])(
      'and %s when all is out: resume ends it',
      async (deed) => {
        const repo = await ready([
          'post_bump_hooks = ["[ -e ../once ] || { touch ../once; kill -9 $PPID; }"]',
        ]);
        await repo.run(process.execPath, [repo.program, 'bump'], repo.dir);
        if (deed === 'commits') await repo.commit('feat: mine');
        else await repo.git('switch', '--quiet', '--create', 'elsewhere');
        const before = await repo.git('rev-parse', 'HEAD');
        expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
        expect((await repo.state()).journal).toEqual([]);
        expect(await repo.git('rev-parse', 'HEAD')).toBe(before);
      },
    );
  },
);

it.each(['--skip-worktree', '--assume-unchanged'])(
  'a file that git looks away from (%s) is in no commit: refused before anything is written',
  async (bit) => {
    const repo = await ready();
    await repo.git('update-index', bit, 'pyproject.toml');
    const before = await repo.state();
    const refused = await repo.relctl('bump');
    expect(refused).toMatchObject({ exit: 1 });
    expect(refused.stderr).toContain('git is told to look away from pyproject.toml');
    expect(await repo.state()).toEqual(before);
    const [, mend = ''] = /hint: (git update-index [^,]*),/.exec(refused.stderr) ?? [];
    await repo.run('sh', ['-c', mend], repo.dir);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  },
);

it('a push that cannot even be begun is undone', async () => {
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

describe('where relctl is run', () => {
  it('nothing can be written for a while but in the repository', async () => {
    const repo = await ready();
    repo.env['TMPDIR'] = join(repo.root, 'nowhere');
    expect(await repo.run(process.execPath, [repo.program, 'bump'], repo.dir)).toMatchObject({ exit: 0 });
  });

  it('the folder is gone', async () => {
    const repo = await ready();
    const line = `mkdir gone && cd gone && rmdir ../gone && '${process.execPath}' '${repo.program}' bump`;
    const ran = await repo.run('sh', ['-c', line], repo.dir);
    expect(ran).toMatchObject({ exit: 13 });
    expect(ran.stderr).toContain('there is no folder');
  });

  it('a line end is in the path', async () => {
    const repo = await ready();
    const strange = join(repo.root, 'new\nline');
    await rename(repo.dir, strange);
    const ran = await repo.run(process.execPath, [repo.program, 'bump'], strange);
    expect(ran).toMatchObject({ exit: 0 });
  });

  it.runIf(process.getuid?.() !== 0)('another user has a journal that nobody else may read', async () => {
    const repo = await killedAtPush();
    const journal = join(repo.dir, '.git/relctl/journal.json');
    await chmod(journal, 0);
    const ran = await repo.relctl('resume');
    expect(ran).toMatchObject({ exit: 84 });
    expect(ran.stderr).toContain('whose journal you may not read');
    await chmod(journal, 0o600);
  });
});
