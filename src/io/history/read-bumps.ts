import type { PastConfig } from '../../core/config/past.ts';
import { judgeVersionChange } from '../../core/rule/bump-commit.ts';
import type { ReadTag } from '../../core/rule/bump-commit.ts';
import type { ChangedPaths } from '../../core/rule/release-paths.ts';
import type { VersionChange } from '../../core/snapshot/snapshot.ts';
import { readChangedPaths } from './changed-paths.ts';
import type { Git } from '../git/git.ts';

/** The other changes in the bump commits among some version changes. */
export async function readBumps(
  git: Git,
  changes: readonly VersionChange[],
  readTag: ReadTag,
  configBefore: (sha: string) => PastConfig | null,
): Promise<readonly ChangedPaths[]> {
  const bumps = changes.filter((change) => judgeVersionChange(change, readTag) === 'bump');
  const changed = await readChangedPaths(
    git,
    bumps.map(({ sha }) => sha),
  );
  return bumps.map(({ sha, firstLine }) => {
    const { paths, more } = changed.get(sha) ?? { paths: [], more: 0 };
    return { sha, firstLine, paths, more, config: configBefore(sha) };
  });
}
