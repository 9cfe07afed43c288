import { refuse } from '../../core/error/error.ts';
import { factsOf } from '../../core/plan/effect-facts.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { branchAfter, hasMovedHead, nextEffect } from '../../core/plan/progress.ts';
import type { PlanProgress } from '../../core/plan/progress.ts';
import { shellCommand } from '../../core/text/shell.ts';
import type { Git } from '../git/git.ts';
import { readStatus } from '../git/status.ts';
import type { Leftover } from './run-context.ts';

/**
 * Checks that HEAD is on the branch where the run left it. If the user has switched to another branch, neither going on
 * nor rolling back is safe: both would change the wrong branch.
 *
 * @returns null: HEAD is on the right branch, or the run has not moved HEAD yet
 */
export async function misplacedHead(progress: PlanProgress, git: Git): Promise<Leftover | null> {
  const { plan, done } = progress;
  const hasMoved = hasMovedHead(done);
  const next = nextEffect(progress);
  if (!hasMoved && (next === null || !factsOf(next).mayMoveHead)) return null;
  const { sha, branch } = await readStatus(git);
  if (!hasMoved && sha === plan.basis.head) return null;
  // The effect under way may already have switched, or an undo may have switched back.
  const possible = [-1, 0, 1].map((step) => branchAfter(plan, done.length + step));
  if (possible.includes(branch)) return null;
  const home = branchAfter(plan, done.length);
  return {
    what: `HEAD is on ${branch ?? 'no branch'}, but relctl worked on ${home ?? 'no branch'}`,
    command: shellCommand(['git', 'switch', ...(home === null ? ['--detach', plan.basis.head] : [home])]),
  };
}

/** @param misplaced what {@link misplacedHead} found */
export function abortBlocked({ title }: Plan, misplaced: Leftover, cause?: unknown): Error {
  return refuse('ABORT_BLOCKED', { what: title, left: misplaced.what, command: misplaced.command }, cause);
}
