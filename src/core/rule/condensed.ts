import type { LinkedCommit } from './lineage.ts';

/** Collects a history commit by commit, and keeps only a part of it. */
export interface HistoryCondenser {
  /** @param commit the next one: newest first in topological order */
  readonly add: (commit: LinkedCommit) => void;
  /** The commits that were kept, in the order in which they came. */
  readonly commits: () => readonly LinkedCommit[];
}

/**
 * Keeps the commits that matter, merges and first commits. Of all others only the links remain: a commit has the next commit
 * that was kept as its parent. So a long history takes little memory, and no commit that matters loses an ancestor that does.
 *
 * @param matter whole object ids
 */
export function historyCondenser(matter: Iterable<string>): HistoryCondenser {
  const kept = new Map([...matter].map((sha) => [sha, sha]));
  const commits: { readonly sha: string; readonly parents: string[] }[] = [];
  /** By the commit that comes next: who waits for its name. */
  const waiting = new Map<string, Link[]>();
  const wait = (parent: string, links: Link[]): void => {
    const others = waiting.get(parent);
    if (others === undefined) waiting.set(parent, links);
    else others.push(...links);
  };
  return {
    add({ sha, parents }) {
      const links = waiting.get(sha) ?? [];
      waiting.delete(sha);
      const [parent] = parents;
      if (parent !== undefined && parents.length === 1 && !kept.has(sha)) {
        wait(parent, links);
        return;
      }
      const name = kept.get(sha) ?? copyOf(sha);
      for (const { child, at } of links) child[at] = name;
      const own = parents.map(copyOf);
      commits.push({ sha: name, parents: own });
      for (const [at, next] of parents.entries()) wait(next, [{ child: own, at }]);
    },
    commits() {
      for (const [sha, links] of waiting) for (const { child, at } of links) child[at] = copyOf(sha);
      return commits;
    },
  };
}

/** A parent of a commit that was kept. */
interface Link {
  readonly child: string[];
  readonly at: number;
}

/** A name that git printed is a part of a large text, and would keep it in memory. */
function copyOf(sha: string): string {
  return sha.split('').join('');
}
