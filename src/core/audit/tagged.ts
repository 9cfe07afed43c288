import type { VersionChange } from '../snapshot/snapshot.ts';
import { shortSha } from '../text/words.ts';
import { compareVersions } from '../version/version.ts';
import type { Version } from '../version/version.ts';

/** The commit that a release tag points at. */
export interface TaggedCommit {
  readonly sha: string;
  readonly firstLine: string;
  /** The version in its tree; null: it has none that can be read. */
  readonly version: string | null;
  /** null: it did not give the project a new version. */
  readonly change: VersionChange | null;
}

export function taggedText({ sha, firstLine }: TaggedCommit): string {
  return `${shortSha(sha)} "${firstLine}"`;
}

/** Whether a version is lower than each of some others: its release had nothing to bump from. */
export function isLowest(version: Version, others: readonly Version[]): boolean {
  return others.every((other) => compareVersions(version, other) <= 0);
}
