import type { Plan } from '../core/plan/plan.ts';
import { shortSha } from '../core/text/words.ts';
import { commitOf } from './commit-at.ts';
import { fetchRemote } from './gather-hotfix.ts';
import { isAncestor } from './refs.ts';
import type { Repository } from './repository.ts';
import { readStatus } from './status.ts';

/**
 * Fetches, and plans to bring the branch forward to the remote's.
 *
 * @returns null where there is nothing to bring it forward to: it is there already, has commits of its own, or the
 * remote does not have it
 */
export async function planCatchUp(repository: Repository, remote: string): Promise<Plan | null> {
  const { git } = repository;
  // Where that fails, the next attempt is judged by what is known.
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
