import { highestBelow } from '../../core/audit/order.ts';
import type { PlacedRelease } from '../../core/audit/order.ts';
import type { TaggedCommit } from '../../core/audit/tagged.ts';
import type { Git } from '../git/git.ts';
import { readLinks, readThese } from '../git/log.ts';
import type { VersionKeeper } from './read-trees.ts';
import { readVersionsOf } from '../gather/read-versions.ts';
import type { VersionHistory } from '../gather/read-versions.ts';

/** The commits that release tags point at. @param commits whole object ids */
export async function readTagged(
  git: Git,
  keeper: VersionKeeper,
  commits: readonly string[],
  history: Promise<VersionHistory> = readVersionsOf(git, keeper, commits),
): Promise<ReadonlyMap<string, TaggedCommit>> {
  const [written, { changes, treeAt }] = await Promise.all([readThese(git, commits), history]);
  const bySha = new Map(changes.map((change) => [change.sha, change]));
  return new Map(
    written.map(({ sha, message }) => {
      const [firstLine = ''] = message.split('\n');
      return [sha, { sha, firstLine, version: treeAt(sha).version, change: bySha.get(sha) ?? null }];
    }),
  );
}

/** The highest release in the history of each of some releases, by commit. */
export async function readBelow(
  git: Git,
  added: readonly PlacedRelease[],
  there: readonly PlacedRelease[],
): Promise<ReadonlyMap<string, PlacedRelease>> {
  const commits = await readLinks(git, { from: added.map(({ commit }) => commit), without: [] });
  return highestBelow(commits, [...there, ...added]);
}
