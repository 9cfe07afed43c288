import type { LinkedCommit } from '../rule/lineage.ts';
import { compareVersions } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { grouped } from './grouped.ts';

/** A release tag by what decides its place among the others. */
export interface PlacedRelease {
  readonly name: string;
  readonly commit: string;
  readonly version: Version;
}

/**
 * The highest release in the history of each commit, the commit itself left out; absent: there is none.
 *
 * @param commits newest first in topological order
 */
export function highestBelow<T extends PlacedRelease>(
  commits: readonly LinkedCommit[],
  releases: readonly T[],
): ReadonlyMap<string, T> {
  const placed = grouped(releases, ({ commit }) => commit);
  const below = new Map<string, T>();
  const upTo = new Map<string, T>();
  for (const { sha, parents } of commits.toReversed()) {
    const highest = highestOf(parents.flatMap((parent) => upTo.get(parent) ?? []));
    if (highest !== null) below.set(sha, highest);
    const top = highestOf([...(placed.get(sha) ?? []), ...(highest === null ? [] : [highest])]);
    if (top !== null) upTo.set(sha, top);
  }
  return below;
}

export function highestOf<T extends PlacedRelease>(releases: readonly T[]): T | null {
  let top: T | null = null;
  for (const release of releases) {
    if (top === null || compareVersions(release.version, top.version) > 0) top = release;
  }
  return top;
}
