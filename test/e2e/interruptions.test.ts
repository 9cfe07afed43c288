import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Running, Scratch } from '../support/scratch.ts';

/**
 * The end of a hook that signals when it sleeps. A shell ignores a SIGINT that arrives between two of its commands, and
 * continues with the next one. Here `exec` makes the sleep the last one.
 */
const FALLS_ASLEEP = '(sleep 0.2; touch ../asleep) & exec sleep 60';

async function ready(commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await released(commitizen);
  await repo.commit('feat: search', { 'README.md': 'my_app\n' });
  return repo;
}

describe('the journal', () => {
  it('left by a run that died: 84, also for a dry run, because the files are incomplete', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'touch ../asleep; sleep 60');
    const running = repo.start('bump');
    await repo.appears('../asleep');
    process.kill(-running.pid, 'SIGKILL');
    await running.ended;
    const before = await repo.state();
    expect(before.journal).toContain('journal.json');
    expect(await repo.relctl('bump')).toEqual({
      exit: 84,
      stdout: '',
      stderr: expect.stringMatching(
        /^error: the release of v1\.2\.0 was interrupted\. Steps:\n {4}done: write pyproject\.toml\n {4}done: write CHANGELOG\.md\n {4}unknown: commit bump: version 1\.1\.0 → 1\.2\.0\n {4}not started: tag v1\.2\.0\n {4}not started: push main and v1\.2\.0 to origin\n {2}hint: relctl resume finishes it, relctl abort rolls it back\n$/,
      ) as string,
    });
    expect(await repo.relctl('bump', '--dry-run')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('bump', '--get-next')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('changelog')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('commit', '--retry')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('hook', 'install')).toMatchObject({ exit: 84 });
    expect(await repo.state()).toEqual(before);
  });

  it('of a run that is still running: 84, and the running one completes', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'touch ../asleep; while [ ! -e ../go ]; do sleep 0.05; done');
    const running = repo.start('bump');
    await repo.appears('../asleep');
    expect(await repo.relctl('bump')).toEqual({
      exit: 84,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(
          `^error: the release of v1\\.2\\.0 is running in this repository \\(process ${running.pid} on .*\\)\n  hint: wait for it to finish, or ask the person who started it to stop it\n$`,
        ),
      ) as string,
    });
    await repo.write({ '../go': '' });
    expect(await running.ended).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });
});

describe('a signal', () => {
  const rows = [
    ['SIGINT', 130, 'stopped by Ctrl-C'],
    ['SIGTERM', 143, 'stopped by a signal (SIGTERM)'],
    ['SIGHUP', 129, 'the terminal was closed'],
  ] as const;
  const told = (word: string): string =>
    `error: ${word}\neverything was rolled back: the repository is as it was before\n`;

  it.each(rows)(
    '%s to relctl only, during a commit hook: %i, and everything is as before',
    async (signal, exit, word) => {
      const repo = await ready();
      const { running, before } = await asleep(repo);
      process.kill(running.pid, signal);
      await repo.write({ '../go': '' });
      const ran = await running.ended;
      expect({ exit: ran.exit, stderr: ran.stderr.slice(ran.stderr.indexOf('error:')) }).toEqual({
        exit,
        stderr: told(word),
      });
      expect(await repo.state()).toEqual(before);
    },
  );

  it.each(rows)(
    '%s to every process of the terminal: %i, and everything is as before',
    async (signal, exit, word) => {
      const repo = await ready();
      const { running, before } = await asleep(repo);
      process.kill(-running.pid, signal);
      const ran = await running.ended;
      expect({ exit: ran.exit, stderr: ran.stderr.slice(ran.stderr.indexOf('error:')) }).toEqual({
        exit,
        stderr: told(word),
      });
      expect(await repo.state()).toEqual(before);
    },
  );

  it('relctl removes the locks that the stopped git left', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', `touch .git/HEAD.lock .git/refs/tags/theirs.lock; ${FALLS_ASLEEP}`);
    await endedInItsSleep(repo, 'SIGINT', 130);
    const left = await repo.run('find', ['.git', '-name', '*.lock'], repo.dir);
    expect(left.stdout).toBe('.git/refs/tags/theirs.lock\n');
  });

  it('during the push: relctl does not wait for the end of the push', async () => {
    const repo = await ready();
    await repo.hook('pre-push', 'touch ../asleep; exec sleep 60');
    const before = await repo.state();
    const running = repo.start('bump');
    await repo.appears('../asleep');
    process.kill(running.pid, 'SIGTERM');
    expect(await running.ended).toMatchObject({ exit: 143 });
    expect(await repo.state()).toEqual(before);
    process.kill(-running.pid, 'SIGKILL');
  });

  it('several times has the same effect as once', async () => {
    const repo = await ready();
    const { running, before } = await asleep(repo);
    for (let times = 0; times < 3; times += 1) process.kill(running.pid, 'SIGINT');
    await repo.write({ '../go': '' });
    expect(await running.ended).toMatchObject({ exit: 130 });
    expect(await repo.state()).toEqual(before);
  });

  it('in a pre-bump hook that stops, whose git leaves a lock', async () => {
    const repo = await ready([
      `pre_bump_hooks = ["echo x >> README.md; touch .git/index.lock; ${FALLS_ASLEEP}"]`,
    ]);
    await endedInItsSleep(repo, 'SIGINT', 130);
  });

  it('in a commit hook that ignores it, and continues after its git has exited', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'trap "" TERM; touch ../asleep; sleep 0.5; echo late >> README.md');
    await endedInItsSleep(repo, 'SIGTERM', 143);
  });

  it('only to the git that made the commit: the commit is rolled back', async () => {
    const repo = await ready();
    await repo.hook('post-commit', 'kill -TERM $PPID; sleep 0.2');
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 6 });
    expect(await repo.state()).toEqual(before);
  });

  it('to the git that made the last cherry-pick: it is rolled back, and git’s state files are removed', async () => {
    const repo = await ready();
    const fix = await repo.commit('fix: a crash', { 'crash.txt': 'fixed\n' });
    await repo.git('push', '--quiet', 'origin', 'main');
    await repo.hook('post-commit', 'touch .git/packed-refs.lock; kill -INT 0; sleep 5');
    const before = await repo.state();
    expect(await repo.start('hotfix', 'v1.1.0', '--pick', fix).ended).toMatchObject({ exit: 130 });
    expect(await repo.state()).toEqual(before);
    const left = await repo.run('ls', ['.git'], repo.dir);
    expect(left.stdout).not.toMatch(/CHERRY_PICK_HEAD|\.lock/);
  });

  /** Stops a release that sleeps in a hook, with all its processes, and expects that everything is as before. */
  async function endedInItsSleep(repo: Scratch, signal: NodeJS.Signals, exit: number): Promise<void> {
    const before = await repo.state();
    const running = repo.start('bump');
    await repo.appears('../asleep');
    process.kill(-running.pid, signal);
    expect(await running.ended).toMatchObject({ exit });
    expect(await repo.state()).toEqual(before);
  }

  /** Starts a release that waits in its commit hook. */
  async function asleep(repo: Scratch): Promise<{ running: Running; before: unknown }> {
    await repo.hook('pre-commit', 'touch ../asleep; while [ ! -e ../go ]; do sleep 0.05; done');
    const before = await repo.state();
    const running = repo.start('bump');
    await repo.appears('../asleep');
    return { running, before };
  }
});
