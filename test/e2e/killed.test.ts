import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Ran, RepositoryState, Scratch } from '../support/scratch.ts';

const KILL_AT = fileURLToPath(new URL('../support/kill-at.js', import.meta.url));

const HOOK = 'echo hooked >> README.md; echo new > made.txt';

/** A project whose release contains every kind of step in which a run can be killed. */
async function ready(): Promise<Scratch> {
  const repo = await released(['version_files = ["src/version.py"]', `pre_bump_hooks = ["${HOOK}"]`]);
  await repo.commit('feat: search', { 'README.md': 'my_app\n', 'src/version.py': '__version__ = "1.1.0"\n' });
  await repo.git('push', '--quiet', 'origin', 'main');
  return repo;
}

/** Runs relctl and kills it. @param moment such as `before git commit` or `after rename CHANGELOG.md` */
function killed(moment: string, repo: Scratch, ...args: readonly string[]): Promise<Ran> {
  repo.env['RELCTL_KILL'] = moment;
  return repo.run(process.execPath, ['--import', KILL_AT, repo.program, ...args], repo.dir);
}

/** Saves a repository and its remote. @returns a function that restores them */
async function kept(repo: Scratch): Promise<() => Promise<void>> {
  const options = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true };
  const remote = join(repo.root, 'remote.git');
  const pairs = [
    [repo.dir, join(repo.root, 'kept')],
    [remote, join(repo.root, 'kept.git')],
  ] as const;
  for (const [path, copy] of pairs) {
    await rm(copy, { recursive: true, force: true });
    await cp(path, copy, options);
  }
  return async () => {
    for (const [path, copy] of pairs) {
      await rm(path, { recursive: true });
      await cp(copy, path, options);
    }
  };
}

/** A state without the part that differs between runs: how git's index was read. */
function essence({ head, branch, files, status, journal, refs, remote }: RepositoryState): unknown {
  return { head, branch, files, status, journal, refs, remote };
}

describe('a run that is killed', () => {
  let repo: Scratch;
  let before: RepositoryState;
  let restore: () => Promise<void>;
  let released: unknown;

  beforeAll(async () => {
    repo = await ready();
    before = await repo.state();
    restore = await kept(repo);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    released = essence(await repo.state());
  });

  beforeEach(() => restore());

  it.each([
    // Without a journal there is nothing to roll back or to finish.
    'before link .git/relctl/journal.json',
    'before rename pyproject.toml',
    'before rename src/version.py',
    `before ${HOOK}`,
    `at ${HOOK}`,
    'at git update-index',
    'before git commit',
    'before git tag',
  ])('is rolled back by abort: %s', async (moment) => {
    expect(await killed(moment, repo, 'bump')).toMatchObject({ exit: 137 });
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
    expect(await repo.state()).toEqual(before);
  });

  it.each([
    'after link .git/relctl/journal.json',
    'after rename src/version.py',
    'at git commit',
    'at git tag',
    'before git push',
  ])('is finished by resume: %s', async (moment) => {
    expect(await killed(moment, repo, 'bump')).toMatchObject({ exit: 137 });
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect(essence(await repo.state())).toEqual(released);
  });

  it.each(['before rm .git/relctl/child.json', 'before rm .git/relctl/journal.json'])(
    'is never rolled back once it is published: %s',
    async (moment) => {
      expect(await killed(moment, repo, 'bump')).toMatchObject({ exit: 137 });
      expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
      await repo.relctl('resume');
      expect(essence(await repo.state())).toEqual(released);
    },
  );

  it.each(['at git update-ref', 'before git checkout', 'before rename src/version.py'])(
    'is finished by resume even if an abort was started: %s',
    async (moment) => {
      expect(await killed('at git tag', repo, 'bump')).toMatchObject({ exit: 137 });
      expect(await killed(moment, repo, 'abort')).toMatchObject({ exit: 137 });
      expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
      expect(essence(await repo.state())).toEqual(released);
    },
  );
});

describe('a run that was killed in a repository that was moved', () => {
  it('is finished or rolled back in the new place', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'kill -9 0');
    expect(await repo.start('bump').ended).toMatchObject({ exit: 137 });
    await rename(repo.dir, join(repo.root, 'moved'));
    const args = [repo.program, '-C', 'moved', 'abort'];
    expect(await repo.run(process.execPath, args, repo.root)).toMatchObject({ exit: 0 });
    const moved = ['-C', 'moved', 'status', '--porcelain'];
    expect(await repo.run('git', moved, repo.root)).toMatchObject({ stdout: '' });
  });

  it('reports the working tree in which it waits, or that this one is gone', async () => {
    const repo = await ready();
    await repo.git('switch', '--quiet', '--create', 'aside');
    await repo.git('worktree', 'add', '--quiet', '../tree', 'main');
    await repo.hook('pre-commit', 'kill -9 0');
    const args = [repo.program, '-C', '../tree', 'bump'];
    expect(await repo.run(process.execPath, args, repo.dir)).toMatchObject({ exit: 137 });
    const waits = await repo.relctl('bump');
    expect(waits).toMatchObject({ exit: 84 });
    expect(waits.stderr).toMatch(/hint: relctl -C .*tree'? resume finishes it/);
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    await repo.git('worktree', 'move', '../tree', '../other');
    expect((await repo.relctl('abort')).stderr).toContain('other');
    await repo.git('worktree', 'remove', '--force', '../other');
    const gone = await repo.relctl('abort');
    expect(gone).toMatchObject({ exit: 83 });
    const [, command = ''] = /: (rm .*)$/m.exec(gone.stderr) ?? [];
    expect(await repo.run('sh', ['-c', command], repo.dir)).toMatchObject({ exit: 0 });
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
  });
});

describe('a run that is killed twice', () => {
  it('is rolled back completely if the remote finally refuses the push', async () => {
    const repo = await ready();
    const before = await repo.state();
    await repo.hook('pre-push', 'kill -9 0');
    expect(await repo.start('bump').ended).toMatchObject({ exit: 137 });
    expect(await repo.start('resume').ended).toMatchObject({ exit: 137 });
    await rm(join(repo.dir, '.git/hooks/pre-push'));
    await repo.hook('pre-receive', 'exit 1', 'remote');
    const restoreKilled = await kept(repo);
    for (const moment of ['at git reset', 'before rename src/version.py']) {
      await restoreKilled();
      expect(await killed(moment, repo, 'abort')).toMatchObject({ exit: 137 });
      expect(await repo.relctl('resume')).toMatchObject({ exit: 82 });
      expect(await repo.state()).toEqual(before);
    }
  });
});

describe('a cherry-pick that is killed', () => {
  it.each([
    ['before its commit', 'prepare-commit-msg', 'resume'],
    ['after its commit', 'post-commit', 'resume'],
    ['after its commit', 'post-commit', 'abort'],
  ] as const)('%s: in %s, then %s', async (_when, hook, way) => {
    const repo = await ready();
    const fix = await repo.commit('fix: a crash', { 'crash.txt': 'fixed\n' });
    await repo.git('push', '--quiet', 'origin', 'main');
    const before = await repo.state();
    // git's own cherry-pick runs no pre-commit hook, so a resumed one must not run it either.
    await repo.hook('pre-commit', 'echo more > more.txt; git add more.txt');
    await repo.hook(hook, 'kill -9 0');
    expect(await repo.start('hotfix', 'v1.1.0', '--pick', fix).ended).toMatchObject({ exit: 137 });
    await rm(join(repo.dir, '.git/hooks', hook));
    expect(await repo.relctl(way)).toMatchObject({ exit: 0 });
    await rm(join(repo.dir, '.git/hooks/pre-commit'));
    expect(await repo.git('status', '--porcelain')).toBe('');
    const state = existsSync(join(repo.dir, '.git/CHERRY_PICK_HEAD'));
    expect(state).toBe(false);
    if (way === 'abort') expect(await repo.state()).toEqual(before);
    else expect(await repo.git('diff', '--name-only', 'v1.1.0', 'hotfix/v1.1.1')).toBe('crash.txt\n');
  });
});

describe('changes that the user made after the kill', () => {
  /** A release that this git hook kills, with all its processes. */
  async function killedIn(hook: string): Promise<Scratch> {
    const repo = await ready();
    await repo.hook(hook, 'kill -9 0');
    expect(await repo.start('bump').ended).toMatchObject({ exit: 137 });
    await rm(join(repo.dir, '.git/hooks', hook));
    return repo;
  }

  it.each([
    ['deleted', ['--delete', 'v1.2.0']],
    ['moved', ['--force', 'v1.2.0', 'v1.0.0']],
  ])('a tag that was %s is not pushed, and the printed command restores it', async (word, args) => {
    const repo = await killedIn('pre-push');
    const object = (await repo.git('rev-parse', 'v1.2.0')).trim();
    await repo.git('tag', ...args);
    const refused = await repo.relctl('resume');
    expect(refused).toMatchObject({ exit: 83 });
    expect(refused.stderr).toContain(`the tag v1.2.0 was ${word} since relctl made it`);
    expect(refused.stderr).toContain(`    git update-ref refs/tags/v1.2.0 ${object}\n`);
    expect((await repo.relctl('abort')).exit).toBe(word === 'moved' ? 83 : 0);
  });

  // Other systems don't show which git processes are running.
  it.runIf(process.platform === 'linux')(
    'a lock stays while another git is running, and afterwards counts as the run’s own',
    async () => {
      const repo = await ready();
      await repo.hook('pre-push', 'touch .git/index.lock; kill -9 0');
      expect(await repo.start('bump').ended).toMatchObject({ exit: 137 });
      await rm(join(repo.dir, '.git/hooks/pre-push'));
      const untilTold = '!touch ../at-work; until [ -e ../enough ]; do sleep 0.05; done';
      const theirs = repo.run('git', ['-c', `alias.wait=${untilTold}`, 'wait'], repo.dir);
      await repo.appears('../at-work');
      const refused = await repo.relctl('resume');
      expect(refused).toMatchObject({ exit: 83, stdout: '' });
      expect(refused.stderr).toContain('index.lock');
      await repo.write({ '../enough': '' });
      await theirs;
      const { exit, stderr } = await repo.relctl('resume');
      expect({ exit, stderr }).toMatchObject({
        exit: 0,
        stderr: expect.stringContaining('index.lock') as string,
      });
    },
  );

  it('a later lock belongs to another git, and the printed command helps', async () => {
    const repo = await killedIn('pre-push');
    await pause(700);
    await repo.write({ '.git/refs/tags/v1.2.0.lock': '' });
    const refused = await repo.relctl('abort');
    expect(refused).toMatchObject({ exit: 83, stdout: '' });
    const [, command = ''] = /^ {4}(rm .*)$/m.exec(refused.stderr) ?? [];
    expect(await repo.run('sh', ['-c', command], repo.dir)).toMatchObject({ exit: 0 });
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
  });

  it.each(['abort', 'resume'])(
    '%s does not move a branch that the user switched to, and prints the way back',
    async (way) => {
      const repo = await killedIn('pre-push');
      const before = (await repo.state()).refs;
      await repo.git('switch', '--quiet', '--create', 'else');
      const refused = await repo.relctl(way);
      expect(refused).toMatchObject({ exit: 83, stdout: '' });
      expect(refused.stderr).toContain('HEAD is on else');
      expect((await repo.state()).refs.replace(/.*refs\/heads\/else\n/, '')).toBe(before);
      expect(refused.stderr).toContain(`git switch main`);
      await repo.git('switch', '--quiet', 'main');
      expect(await repo.relctl(way)).toMatchObject({ exit: 0 });
      expect((await repo.state()).journal).toEqual([]);
    },
  );

  it('a file that is not part of the release stays out of its commit', async () => {
    const repo = await killedIn('pre-commit');
    // A change right after the run's last sign of life counts as the run's own.
    await pause(1_000);
    await repo.write({ 'mine.txt': 'staged by me\n', 'note.txt': 'mine\n' });
    await repo.git('add', 'mine.txt');
    const refused = await repo.relctl('resume');
    expect(refused).toMatchObject({ exit: 83 });
    expect(refused.stderr).toContain('    git stash push -- mine.txt\n');
    await repo.git('stash', 'push', '--quiet', '--', 'mine.txt');
    await repo.hook('pre-push', 'exit 1');
    expect(await repo.relctl('resume')).toMatchObject({ exit: 82 });
    expect(await repo.read('note.txt')).toBe('mine\n');
    await repo.git('stash', 'pop', '--quiet');
    expect(await repo.read('mine.txt')).toBe('staged by me\n');
  });
});
