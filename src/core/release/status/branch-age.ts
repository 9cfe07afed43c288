/** A branch as of the last fetch. */
export interface BranchTip {
  /** Without the remote's name. */
  readonly name: string;
  /** true: a local branch; false: a branch of the remote. */
  readonly isHere: boolean;
  readonly tip: string;
}

export interface DatedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly date: number;
}

/** A branch with the date of its oldest commit that is not on the main branch. */
export interface AgedBranch {
  readonly name: string;
  readonly since: number;
  /** Whole days from then to now; 0 if a clock was wrong. */
  readonly days: number;
}

const DAY = 86_400;

/**
 * The branches that are older than allowed, oldest first. A branch that is merged into the main branch has no commit of
 * its own, so it has no age.
 *
 * @param commits all commits that are on these branches but not on the main branch, each after its parents
 */
export function longLived(
  tips: readonly BranchTip[],
  commits: readonly DatedCommit[],
  { now, maxDays }: { readonly now: number; readonly maxDays: number },
): readonly AgedBranch[] {
  const first = firstDates(commits);
  return tips
    .flatMap(({ name, tip }): AgedBranch[] => {
      const since = first.get(tip);
      if (since === undefined || now - since <= maxDays * DAY) return [];
      return [{ name, since, days: Math.floor((now - since) / DAY) }];
    })
    .toSorted((a, b) => a.since - b.since || (a.name < b.name ? -1 : 1));
}

/** For each commit the oldest date of itself and its ancestors here. One step per commit, however many branches there are. */
function firstDates(commits: readonly DatedCommit[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { sha, parents, date } of commits) {
    first.set(sha, Math.min(date, ...parents.map((parent) => first.get(parent) ?? Infinity)));
  }
  return first;
}

/** How many of the commits are reachable from `tip`, without the commits in `ends` and their ancestors. */
export function countOwn(
  tip: string,
  commits: ReadonlyMap<string, DatedCommit>,
  ends: ReadonlySet<string>,
): number {
  const reached = new Set<string>();
  const waiting = [tip];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const commit = commits.get(sha);
    if (commit === undefined || reached.has(sha) || ends.has(sha)) continue;
    reached.add(sha);
    waiting.push(...commit.parents);
  }
  return reached.size;
}
