import { bumpMessageIn } from '../core/config/read.ts';
import type { Base } from '../core/release/base.ts';
import type { History, VersionChange } from '../core/snapshot/snapshot.ts';
import type { Git } from './git.ts';
import { readTouching } from './log.ts';
import type { Range, TouchingCommit } from './log.ts';
import { readBlobs } from './objects.ts';
import type { Repository } from './repository.ts';

type Versions = Pick<History, 'versionChanges' | 'taggedVersion'>;

/** What the commits of a range did to the version, and which version the range's beginning carries. */
export async function readVersions(
  { git }: Repository,
  { place, provider, tag, spelled }: Base,
  range: Range,
): Promise<Versions> {
  const file = provider.file(place);
  if (file === null) return { versionChanges: [], taggedVersion: tag === null ? null : spelled };
  const touching = await readTouching(git, range, file);
  const tagged = tag === null ? [] : [tag.commit];
  const trees = await readTrees(git, { place, provider }, [...touching.flatMap(withParents), ...tagged]);
  return {
    versionChanges: touching.map((commit) => versionChange(commit, trees)),
    taggedVersion: tag === null ? null : trees.versionAt(tag.commit),
  };
}

/** What some commits did to the version; none where no file holds it. */
export async function readVersionChanges(
  git: Git,
  means: Pick<Base, 'place' | 'provider'>,
  commits: readonly TouchingCommit[],
): Promise<readonly VersionChange[]> {
  const trees = await readTrees(git, means, commits.flatMap(withParents));
  return commits.map((commit) => versionChange(commit, trees));
}

/** What commits hold of the version and its configuration. */
interface Trees {
  readonly versionAt: (revision: string) => string | null;
  readonly bumpMessageAt: (revision: string) => string | null;
}

async function readTrees(
  git: Git,
  { place, provider }: Pick<Base, 'place' | 'provider'>,
  revisions: readonly string[],
): Promise<Trees> {
  const file = provider.file(place);
  if (file === null) return { versionAt: () => null, bumpMessageAt: () => null };
  const paths = file === place.configFile ? [file] : [file, place.configFile];
  const names = [...new Set(revisions)].flatMap((revision) => paths.map((path) => `${revision}:${path}`));
  const texts = await readBlobs(git, names);
  return {
    versionAt: (revision) => provider.versionIn(texts.get(`${revision}:${file}`) ?? '', place),
    bumpMessageAt: (revision) =>
      bumpMessageIn(texts.get(`${revision}:${place.configFile}`) ?? '', place.configFile),
  };
}

function withParents({ sha, parents }: TouchingCommit): readonly string[] {
  return [sha, ...parents];
}

function versionChange({ sha, parents, message }: TouchingCommit, trees: Trees): VersionChange {
  return {
    sha,
    firstLine: message.split('\n')[0] ?? '',
    version: trees.versionAt(sha),
    parents: parents.map(trees.versionAt),
    bumpMessage: trees.bumpMessageAt(sha),
  };
}
