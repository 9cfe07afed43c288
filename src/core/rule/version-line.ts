import type { PastConfig } from '../config/past.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { releasesNamedIn } from './bump-commit.ts';
import { isAncestorIn, isSameVersion, nearestVersions } from './lineage.ts';
import type { Lineage } from './lineage.ts';

/** What the tree of a commit says of the version, as its own configuration has it. */
export interface TreeVersion {
  /** null: the tree has none, or none that can be read. */
  readonly version: string | null;
  /** The file that should contain it; null: the version comes from the tags, or the file is unknown. */
  readonly file: string | null;
  /** null: the tree has no configuration of commitizen, or none that can be read. */
  readonly config: PastConfig | null;
  /** The file that may have a version which relctl can't read; null: there is none. */
  readonly unread: UnreadText | null;
  /** The file that should have the version, or say which file has it, but breaks its syntax; null: there is none. */
  readonly broken: UnreadText | null;
}

/** A text that exceeds relctl's limits, or that it takes for broken. Other programs may read it, and the version in it. */
export interface UnreadText {
  readonly file: string;
  /** Of its blob. */
  readonly id: string;
  readonly why: string;
}

/** A commit with an unread text that no parent has. */
export interface UnreadCommit {
  readonly sha: string;
  readonly text: UnreadText;
}

/** A version that a commit does not get from a parent. Its message is not read yet. */
export type NewVersion = Pick<VersionChange, 'sha' | 'version' | 'file' | 'from' | 'bumpMessage'>;

/** The versions along a history. */
export interface VersionLine {
  /** In the order of the commits. */
  readonly added: readonly NewVersion[];
  /** In the order of the commits. */
  readonly unread: readonly UnreadCommit[];
  /** The version of a commit, or the versions that it inherits: several, if it merges commits without one. */
  readonly versionsAt: (sha: string) => readonly string[];
  /** The configuration of a commit's first parent. */
  readonly configBefore: (sha: string) => PastConfig | null;
  /** Whether earlier history, which was not read, decides about one of these commits. */
  readonly isOpen: boolean;
  /** Whether earlier history decides which version a commit inherits. */
  readonly isOpenAt: (sha: string) => boolean;
}

/** @param treeAt the version in a tree that was read */
export function versionLine(lineage: Lineage, treeAt: (sha: string) => TreeVersion): VersionLine {
  const nearest = nearestVersions(lineage, (sha) => treeAt(sha).version);
  const tree = (sha: string | undefined): TreeVersion | null =>
    sha === undefined ? null : treeAt(lineage.looked.get(sha) ?? sha);
  const configBefore = (sha: string): PastConfig | null =>
    tree(lineage.commits.get(sha)?.parents[0])?.config ?? null;
  let isOpen = false;
  const added = [...lineage.commits.values()].flatMap(({ sha, parents }): readonly NewVersion[] => {
    if (lineage.looked.get(sha) !== sha) return [];
    const { version, file } = treeAt(sha);
    if (version === null || file === null) return [];
    const before = parents.map(nearest);
    const all = before.flatMap(({ versions }) => versions);
    if (all.some((other) => isSameVersion(other, version))) return [];
    if (before.some((one) => one.isOpen)) isOpen = true;
    if (all.length === 0) return [];
    const first = before[0]?.versions ?? [];
    const bumpMessage = configBefore(sha)?.bumpMessage ?? null;
    return [{ sha, version, file, from: first.length === 0 ? all : first, bumpMessage }];
  });
  const unread = [...lineage.commits.values()].flatMap(({ sha, parents }): readonly UnreadCommit[] => {
    const text = lineage.looked.get(sha) === sha ? treeAt(sha).unread : null;
    const isKnown = parents.some((parent) => tree(parent)?.unread?.id === text?.id);
    return text === null || isKnown ? [] : [{ sha, text }];
  });
  return {
    added,
    unread,
    versionsAt: (sha) => nearest(sha).versions,
    configBefore,
    isOpen,
    isOpenAt: (sha) => nearest(sha).isOpen,
  };
}

/** The commits that a message of `git revert` names, by their whole names. Those after the first few count as not named. */
export function revertedIn(message: string): readonly string[] {
  const lines = message.matchAll(/^This reverts commit ([0-9a-f]{40}|[0-9a-f]{64})\b/gm);
  return [...lines].slice(0, MOST_REVERTS).map(([, sha = '']) => sha);
}

/** The files with the version are read for each of them, at the same time in a hook. */
const MOST_REVERTS = 20;

/**
 * A new version with its message.
 *
 * It is a revert if the message names an ancestor that changed the version against its first parent, if that change led
 * to the version from before this commit, and if this commit gives back the version from before that change. So a revert
 * can only take a step of the history back; the version that it gives is one that was there, next to the one it takes.
 */
export function versionChange(
  added: NewVersion,
  message: string,
  lineage: Lineage,
  versionsAt: VersionLine['versionsAt'],
): VersionChange {
  const isRevert = revertedIn(message).some((sha) => {
    const reverted = lineage.commits.get(sha);
    const [parent] = reverted?.parents ?? [];
    if (parent === undefined) return false;
    const [made, was] = [versionsAt(sha), versionsAt(parent)];
    return (
      made.every((version) => !has(was, version)) &&
      made.some((version) => has(added.from, version)) &&
      has(was, added.version) &&
      isAncestorIn(lineage, sha, added.sha)
    );
  });
  return {
    ...added,
    firstLine: message.split('\n')[0] ?? '',
    releases: releasesNamedIn(message),
    isRevert,
  };
}

function has(versions: readonly string[], version: string): boolean {
  return versions.some((other) => isSameVersion(other, version));
}
