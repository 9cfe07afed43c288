/** A branch as a ref of it was last seen. */
export interface BranchTip {
  /** Without the remote's name. */
  readonly name: string;
  /** A branch of this repository; else one of the remote. */
  readonly isHere: boolean;
  readonly tip: string;
}

export interface DatedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly date: number;
}

/** A branch with the second of its oldest commit that the main branch does not reach. */
export interface AgedBranch {
  readonly name: string;
  readonly since: number;
  /** Whole days from then to now; 0 where a clock went wrong. */
  readonly days: number;
}

const DAY = 86_400;

/**
 * The branches that live longer than they may, the oldest first. One that the main branch reaches has no commit of its
 * own, and so no age.
 *
 * @param commits all that these branches reach and the main branch does not, each behind its parents
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

/** Of each commit the oldest date among itself and its ancestors here: one step a commit, however many branches there are. */
function firstDates(commits: readonly DatedCommit[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { sha, parents, date } of commits) {
    first.set(sha, Math.min(date, ...parents.map((parent) => first.get(parent) ?? Infinity)));
  }
  return first;
}

/** How many of the commits one commit reaches, without those that lie behind the commits at `ends`. */
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
