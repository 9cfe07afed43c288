import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** v1.2.0 is released, with a changelog, and a fix was pushed afterwards. */
async function withChangelog(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search');
  expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  await repo.commit('fix: answer 404');
  await repo.git('push', '--quiet', 'origin', 'main');
  return repo;
}

describe('if the current version’s tag is missing, the rule reports it, not the changelog', () => {
  it.each([
    ['a shallow clone', ['--depth', '1'], 'this clone is shallow'],
    [
      'a clone without tags',
      ['--no-tags'],
      'v1.2.0, the tag of the current version, is on origin but not here',
    ],
  ])('%s', async (_, options, found) => {
    const repo = await withChangelog();
    const clone = join(repo.root, 'clone');
    await repo.git('clone', '--quiet', ...options, `file://${join(repo.root, 'remote.git')}`, clone);
    const ran = await repo.relctl('-C', clone, 'bump');
    expect(ran.exit).toBe(80);
    expect(ran.stderr).toContain('complete-history');
    expect(ran.stderr).toContain(found);
    expect(await repo.relctl('-C', clone, 'bump', '--dry-run')).toMatchObject({ exit: 0 });
  });

  it('a tag that was deleted locally', async () => {
    const repo = await withChangelog();
    await repo.git('tag', '--delete', 'v1.2.0');
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(80);
    expect(ran.stderr).toContain('git fetch origin --tags');
  });
});

it('latest stays if a higher release is only on the remote', async () => {
  const repo = await withChangelog();
  await repo.git('tag', '--delete', 'v1.2.0');
  await repo.git('switch', '--quiet', '--create', 'hotfix/v1.1.1', 'v1.1.0');
  await repo.commit('fix: old line');
  const ran = await repo.relctl('bump', '--increment', 'patch', '--dry-run', '--json');
  expect((JSON.parse(ran.stdout) as { images: unknown }).images).toEqual(['my_app:1.1.1']);
});

it('a version that is already released is refused for that reason', async () => {
  const repo = await withChangelog();
  const ran = await repo.relctl('bump', '1.2.0');
  expect(ran.exit).toBe(21);
  expect(ran.stderr).toContain('1.2.0 is already released, as v1.2.0');
});
