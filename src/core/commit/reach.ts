import type { Commit } from './commit.ts';

/** The commits that `from` reaches within `commits`, including itself. */
export function reachedWithin(commits: ReadonlyMap<string, Commit>, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [from];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const commit = commits.get(sha);
    if (commit === undefined || reached.has(sha)) continue;
    reached.add(sha);
    waiting.push(...commit.parents);
  }
  return reached;
}
