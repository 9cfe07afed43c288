import { bumpMessageIn } from '../core/config/read.ts';
import type { Base } from '../core/release/base.ts';
import type { History, VersionChange } from '../core/snapshot/snapshot.ts';
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
  const revisions = touching.flatMap(({ sha, parents }) => [sha, ...parents]);
  const tagged = tag === null ? [] : [tag.commit];
  const paths = file === place.configFile ? [file] : [file, place.configFile];
  const names = [...new Set([...revisions, ...tagged])].flatMap((revision) =>
    paths.map((path) => `${revision}:${path}`),
  );
  const texts = await readBlobs(git, names);
  const versionAt = (revision: string): string | null =>
    provider.versionIn(texts.get(`${revision}:${file}`) ?? '', place);
  const bumpMessageAt = (revision: string): string | null =>
    bumpMessageIn(texts.get(`${revision}:${place.configFile}`) ?? '', place.configFile);
  return {
    versionChanges: touching.map((commit) => versionChange(commit, versionAt, bumpMessageAt(commit.sha))),
    taggedVersion: tag === null ? null : versionAt(tag.commit),
  };
}

function versionChange(
  { sha, parents, message }: TouchingCommit,
  versionAt: (revision: string) => string | null,
  bumpMessage: string | null,
): VersionChange {
  return {
    sha,
    firstLine: message.split('\n')[0] ?? '',
    version: versionAt(sha),
    parents: parents.map(versionAt),
    bumpMessage,
  };
}
