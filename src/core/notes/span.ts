import { refuse } from '../error/error.ts';
import { findTag, releaseTags } from '../tag/find.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { nearestOf } from '../text/nearest.ts';
import type { Scheme } from '../version/scheme.ts';
import { compareVersions, isFinal, parseVersion } from '../version/version.ts';

/** How tags are read and written. */
interface TagMeans {
  readonly scheme: Scheme;
  readonly formats: TagFormats;
}

/** How many tags the error message suggests. */
const PROPOSED = 3;

/**
 * The release with this tag, full tag name, or version.
 *
 * @param tags newest first
 * @throws TAG_UNKNOWN, TAG_NOT_RELEASE
 */
export function releaseNamed(name: string, tags: readonly Tag[], { scheme, formats }: TagMeans): Tag {
  const short = name.replace(/^refs\/tags\//, '');
  const version = parseVersion(short);
  const found = tags.find((tag) => tag.name === short);
  const tag = found ?? (version === null ? null : findTag(tags, version, scheme, formats));
  const { versionOf } = tagReader(formats);
  if (tag !== null && versionOf(tag.name) !== null) return tag;
  if (tag !== null)
    throw refuse('TAG_NOT_RELEASE', { tag: short, formats: [formats.current, ...formats.legacy] });
  const releases = releaseTags(tags, formats).map((release) => release.name);
  throw refuse('TAG_UNKNOWN', { tag: short, near: nearestOf(short, releases, PROPOSED) });
}

/**
 * The default release: the highest one that HEAD reaches.
 *
 * @param reached the names of all tags that HEAD reaches
 * @throws NO_RELEASE_REACHED
 */
export function releaseReached(tags: readonly Tag[], reached: ReadonlySet<string>, formats: TagFormats): Tag {
  const release = releaseTags(tags, formats).find(({ name }) => reached.has(name));
  if (release === undefined) throw refuse('NO_RELEASE_REACHED', { format: formats.current });
  return release;
}

/**
 * The release before another one, at which its notes start. For a final release it is the final release below it on the same
 * line, so the notes cover all its prereleases. For a prerelease it is the next lower release of any kind.
 *
 * @param reached the names of all tags that the release reaches
 * @returns null for the first release
 */
export function releaseBefore(
  { name }: Tag,
  tags: readonly Tag[],
  reached: ReadonlySet<string>,
  formats: TagFormats,
): Tag | null {
  const { versionOf } = tagReader(formats);
  const version = versionOf(name);
  const isBefore = (tag: Tag): boolean => {
    const other = versionOf(tag.name);
    if (version === null || other === null || !reached.has(tag.name)) return false;
    return compareVersions(other, version) < 0 && (isFinal(other) || !isFinal(version));
  };
  return releaseTags(tags, formats).find(isBefore) ?? null;
}
