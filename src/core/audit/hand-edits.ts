import { editText, judgeVersionChange, unreadText } from '../rule/bump-commit.ts';
import type { ReadTag } from '../rule/bump-commit.ts';
import type { UnreadChange, VersionChange } from '../snapshot/snapshot.ts';
import type { Finding } from './finding.ts';

/** The commits that changed the version and are not bump commits, in the order of the changes. */
export function handEdits(
  changes: readonly VersionChange[],
  readTag: ReadTag,
  remedyOf: (change: Pick<VersionChange, 'sha'>) => string,
): readonly Finding[] {
  return changes
    .filter((change) => judgeVersionChange(change, readTag) === 'hand-edit')
    .map((change) => ({
      rule: 'version-not-hand-edited',
      commit: change.sha,
      ref: null,
      found: editText(change),
      remedy: remedyOf(change),
    }));
}

/** The commits whose version relctl can't read: each may hide an edit. */
export function unreadVersions(
  changes: readonly UnreadChange[],
  remedyOf: (change: Pick<UnreadChange, 'sha'>) => string,
): readonly Finding[] {
  return changes.map((change) => ({
    rule: 'version-not-hand-edited',
    commit: change.sha,
    ref: null,
    found: unreadText(change),
    remedy: remedyOf(change),
  }));
}
