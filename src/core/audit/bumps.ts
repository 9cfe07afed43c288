import { judgeVersionChange } from '../rule/bump-commit.ts';
import type { ReadTag } from '../rule/bump-commit.ts';
import { isSameVersion } from '../rule/lineage.ts';
import { strayPaths } from '../rule/release-paths.ts';
import type { ChangedPaths, VersionHome } from '../rule/release-paths.ts';
import type { UnreadText } from '../rule/version-line.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { compareVersions, parseVersion } from '../version/version.ts';
import type { Finding } from './finding.ts';

/** Bump commits whose version is not higher than the one that they come from. */
export function loweringBumps(
  changes: readonly VersionChange[],
  readTag: ReadTag,
  remedy: string,
): readonly Finding[] {
  return changes.flatMap((change): readonly Finding[] => {
    const above = aboveIn(change);
    if (above === null || judgeVersionChange(change, readTag) !== 'bump') return [];
    const found = `${shortSha(change.sha)} "${change.firstLine}" goes from ${above} to ${change.version}`;
    return [{ rule: 'version-grows', commit: change.sha, ref: null, found, remedy }];
  });
}

/** A version before a change that the change does not exceed. */
function aboveIn({ version, from }: VersionChange): string | null {
  return from.find((before) => !isHigher(version, before)) ?? null;
}

/** Texts that are not versions are not compared. */
function isHigher(version: string, other: string): boolean {
  const [a, b] = [parseVersion(version), parseVersion(other)];
  return a === null || b === null || compareVersions(a, b) > 0;
}

/** Bump commits that change more than a release does. */
export function overreachingBumps(
  bumps: readonly ChangedPaths[],
  home: VersionHome,
  remedy: string,
): readonly Finding[] {
  return bumps.flatMap((bump): readonly Finding[] => {
    const stray = strayPaths(bump, home);
    if (stray.length === 0) return [];
    const count = counted(stray.length + bump.more, 'other file');
    const found = `${shortSha(bump.sha)} "${bump.firstLine}" changes ${count}: ${listed(stray)}`;
    return [{ rule: 'release-paths-only', commit: bump.sha, ref: null, found, remedy }];
  });
}

/** A main branch before and after a push, by the versions that its tips have or come from. */
export interface MainMove {
  readonly branch: string;
  readonly commit: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The file that would hide the version after the push, and did not before; null: there is none. */
  readonly broken: UnreadText | null;
}

/**
 * Main branches whose version goes down without a commit that is judged for it: a merge may have taken the lower side.
 * Reverts may lead from one version back to the other, step by step.
 */
export function loweredMains(
  moves: readonly MainMove[],
  changes: readonly VersionChange[],
  readTag: ReadTag,
): readonly Finding[] {
  return moves.flatMap(({ branch, commit, from, to }): readonly Finding[] => {
    const [is] = to;
    const was = from.find((before) => to.every((version) => !isHigher(version, before)));
    if (is === undefined || was === undefined || has(to, was)) return [];
    const reverts = changes.filter((change) => judgeVersionChange(change, readTag) === 'revert');
    const isJudged = changes.some((change) => {
      const edit = judgeVersionChange(change, readTag);
      if (edit === 'revert') return false;
      return edit === 'bump'
        ? isSameVersion(change.version, is) && aboveIn(change) !== null
        : isSameVersion(change.version, is) || has(change.from, was);
    });
    if (isJudged || has(revertedFrom(was, reverts), is)) return [];
    const found = `${branch} would go from version ${was} to ${is}`;
    const remedy = `merge again, and keep the version ${was}`;
    return [{ rule: 'version-grows', commit, ref: branch, found, remedy }];
  });
}

/**
 * Main branches that get their version from a history with a beginning of its own. The first version of that history has no
 * earlier one to be compared with, so no commit is judged for it.
 */
export function joinedMains(
  moves: readonly MainMove[],
  changes: readonly VersionChange[],
): readonly Finding[] {
  return moves.flatMap(({ branch, commit, from, to }): readonly Finding[] => {
    const [was] = from;
    const isJudged = (version: string): boolean =>
      has(from, version) ||
      changes.some((change) => isSameVersion(change.version, version)) ||
      from.some((before) => !isHigher(version, before));
    const is = to.find((version) => !isJudged(version));
    if (was === undefined || is === undefined) return [];
    const found = `${branch} would go from version ${was} to ${is}, which comes from an unrelated history`;
    const remedy = `merge again, and keep the version ${was}`;
    return [{ rule: 'version-not-hand-edited', commit, ref: branch, found, remedy }];
  });
}

/**
 * Main branches at which relctl could not see a version any more. Other programs may read more than relctl does, for example
 * a newer TOML, so any version could be there.
 */
export function brokenMains(moves: readonly MainMove[]): readonly Finding[] {
  return moves.flatMap(({ branch, commit, broken }): readonly Finding[] => {
    if (broken === null) return [];
    const found = `${branch} would have a ${broken.file} in which relctl can’t see the version: ${broken.why}`;
    const remedy = `commit a ${broken.file} that is valid, then push again`;
    return [{ rule: 'version-not-hand-edited', commit, ref: branch, found, remedy }];
  });
}

/** The versions that reverts give back one after the other, beginning with a version. */
function revertedFrom(version: string, reverts: readonly VersionChange[]): readonly string[] {
  const versions = [version];
  for (const reached of versions) {
    for (const { from, version: given } of reverts) {
      if (has(from, reached) && !has(versions, given)) versions.push(given);
    }
  }
  return versions;
}

function has(versions: readonly string[], version: string): boolean {
  return versions.some((other) => isSameVersion(other, version));
}
