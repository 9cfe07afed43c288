import type { Plan } from '../../core/plan/plan.ts';
import { shortSha } from '../../core/text/words.ts';
import { commitOf } from '../git/commit-at.ts';
import { fetchRemote } from '../gather/gather-hotfix.ts';
import { isAncestor } from '../git/refs.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/**
 * Fetches, and plans to fast-forward the branch to the remote's.
 *
 * @returns null if a fast-forward is not needed or not possible: the branch is up to date, has commits of its own, or
 *   is not on the remote
 */
export async function planCatchUp(repository: Repository, remote: string): Promise<Plan | null> {
  const { git } = repository;
  // If the fetch fails, relctl uses what is known for the next attempt.
  await fetchRemote(repository, remote);
  const { sha: head, branch, changed } = await readStatus(git);
  if (head === null || branch === null) return null;
  const there = await commitOf(git, `refs/remotes/${remote}/${branch}`);
  if (there === null || there === head || !(await isAncestor(git, head, there))) return null;
  return {
    title: `bringing ${branch} forward to ${shortSha(there)}`,
    basis: { head, branch, dirty: changed },
    effects: [{ kind: 'fast-forward', branch, from: head, to: there }],
  };
}
