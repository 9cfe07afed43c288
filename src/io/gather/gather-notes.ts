import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { releaseBefore, releaseNamed, releaseReached } from '../../core/notes/span.ts';
import { resolveTagMeans } from '../../core/release/base.ts';
import type { NotesSnapshot } from '../../core/release/answers/notes-plan.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { readLog } from '../git/log.ts';
import { reachedTags, readRefs } from '../git/refs.ts';
import { recognizeTags } from './recognize-tags.ts';
import { remoteUrl } from '../git/remote.ts';
import { shallowBoundary } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/**
 * One release with its commits.
 *
 * @param name null: the highest release that HEAD reaches
 * @throws TAG_UNKNOWN, TAG_NOT_RELEASE, NO_RELEASE_REACHED, UNBORN_BRANCH
 */
export async function gatherNotes(
  repository: Repository,
  settings: Settings,
  name: string | null,
): Promise<NotesSnapshot> {
  const { git } = repository;
  const means = resolveTagMeans(settings);
  const [{ tags }, shallow, url] = await Promise.all([
    readRefs(git),
    shallowBoundary(repository),
    remoteUrl(git, settings.relctl.remote),
  ]);
  recognizeTags(means.formats, tags);
  const tag = name === null ? await reachedRelease(repository, tags, means) : releaseNamed(name, tags, means);
  const reached = await reachedTags(git, tag.commit);
  const previous = releaseBefore(tag, tags, reached, means.formats);
  const commits = await readLog(git, { since: previous?.commit ?? null, head: tag.commit });
  return { tag, previous, commits, shallow, remoteUrl: url };
}

async function reachedRelease(
  { git }: Repository,
  tags: readonly Tag[],
  { formats }: ReturnType<typeof resolveTagMeans>,
): Promise<Tag> {
  const { sha, branch } = await readStatus(git);
  if (sha === null) throw refuse('UNBORN_BRANCH', { branch });
  return releaseReached(tags, await reachedTags(git, sha), formats);
}
