import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** Two clones of one remote that are about to make the same release. */
async function rivals(): Promise<{ readonly ours: Scratch; readonly theirs: Scratch }> {
  const ours = await released();
  await ours.commit('feat: search');
  await ours.git('push', '--quiet', 'origin', 'main');
  return { ours, theirs: await ours.clone('theirs') };
}

/** The other clone releases right before our push. */
async function releasesMeanwhile(ours: Scratch, theirs: Scratch): Promise<void> {
  const release = `GIT_AUTHOR_NAME=Bob "${process.execPath}" "${ours.program}" -C "${theirs.dir}" bump`;
  await ours.hook('pre-push', `[ -e ../raced ] || { : > ../raced; ${release} >&2; }; :`);
}

describe('two releases at the same time', () => {
  it('the second one rolls back and says who released first', async () => {
    const { ours, theirs } = await rivals();
    await releasesMeanwhile(ours, theirs);
    const before = await ours.state();
    const ran = await ours.relctl('bump');
    expect(ran.exit).toBe(82);
    expect(ran.stderr).toMatch(
      /error: origin did not accept the release, because someone pushed first: v1\.2\.0 is at [0-9a-f]{7} "bump: version 1\.1\.0 → 1\.2\.0" by Bob\neverything was rolled back/,
    );
    const { remote, ...own } = await ours.state();
    expect({ ...own, remote: before.remote }).toEqual(before);
    const won = (await theirs.git('rev-parse', 'v1.2.0')).trim();
    expect(remote).toContain(`${won} tag\trefs/tags/v1.2.0`);
  });

  it('with --attempts it fetches, plans again and releases the rest', async () => {
    const { ours, theirs } = await rivals();
    await theirs.commit('fix: only there');
    await releasesMeanwhile(ours, theirs);
    const nothingLeft = await ours.relctl('bump', '--attempts', '3');
    expect(nothingLeft.exit).toBe(3);
    expect(nothingLeft.stderr).toContain('attempt 2 of 3, planning again');
    expect(await ours.git('log', '-1', '--format=%an %s')).toBe('Bob bump: version 1.1.0 → 1.2.0\n');
  });

  it('with --attempts it does not move local commits; the rule says what to do', async () => {
    const { ours, theirs } = await rivals();
    await ours.commit('feat: only here');
    await releasesMeanwhile(ours, theirs);
    const ran = await ours.relctl('bump', '--attempts', '2');
    expect(ran.exit).toBe(80);
    expect(ran.stderr).toContain('up-to-date');
    expect(await ours.git('log', '-1', '--format=%s')).toBe('feat: only here\n');
  });
});

describe('a remote without atomic push', () => {
  async function plain(): Promise<Scratch> {
    const repo = await released();
    await repo.git('--git-dir', `${repo.root}/remote.git`, 'config', 'receive.advertiseAtomic', 'false');
    await repo.commit('feat: search');
    return repo;
  }

  it('refuses the push, and everything is rolled back', async () => {
    const repo = await plain();
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(82);
    expect(ran.stderr).toContain('hint: with --no-atomic, relctl pushes the branch, then the tag');
    expect(await repo.state()).toEqual(before);
  });

  it('gets the branch, then the tag with --no-atomic, and resume continues in between', async () => {
    const repo = await plain();
    await repo.hook('update', 'case "$1" in refs/tags/*) exit 1;; esac', 'remote');
    const waits = await repo.relctl('bump', '--no-atomic');
    expect(waits.exit).toBe(84);
    expect(waits.stderr).toContain('main was pushed to origin, but the push of v1.2.0 failed');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    await repo.hook('update', 'exit 0', 'remote');
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    expect((await repo.state()).journal).toEqual([]);
  });
});
