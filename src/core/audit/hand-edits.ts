import { judgeVersionChange } from '../rule/bump-commit.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { shortSha } from '../text/words.ts';
import type { Finding } from './finding.ts';

interface ChangesFacts {
  readonly versionChanges: readonly VersionChange[];
  readonly versionFile: string | null;
  readonly bumpMessage: string;
}

/** The commits that changed the version and are no bump commits, in the order of the changes. */
export function handEdits(
  { versionChanges, versionFile, bumpMessage }: ChangesFacts,
  remedyOf: (change: VersionChange) => string,
): readonly Finding[] {
  return versionChanges.flatMap((change): readonly Finding[] => {
    const edit = judgeVersionChange(change, bumpMessage);
    if (edit.kind !== 'hand-edit') return [];
    return [
      {
        rule: 'version-not-hand-edited',
        commit: change.sha,
        ref: null,
        found: `${shortSha(change.sha)} "${change.firstLine}" changed ${edit.from} to ${edit.to} in ${versionFile ?? ''}`,
        remedy: remedyOf(change),
      },
    ];
  });
}
