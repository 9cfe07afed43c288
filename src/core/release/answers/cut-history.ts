import type { Commit } from '../../commit/commit.ts';
import { refuse } from '../../error/error.ts';

/** @throws HISTORY_INCOMPLETE if a shallow clone cuts off some of the commits */
export function refuseCutHistory(commits: readonly Commit[], shallow: ReadonlySet<string>): void {
  const cut = commits.find(({ sha }) => shallow.has(sha));
  if (cut !== undefined) throw refuse('HISTORY_INCOMPLETE', { sha: cut.sha });
}
