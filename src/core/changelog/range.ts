import { refuse } from '../error/error.ts';
import { findTag, releaseTags } from '../tag/find.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import type { Scheme } from '../version/scheme.ts';
import { parseVersion } from '../version/version.ts';

/** The releases that a changelog should contain, as tags. */
export interface TagRange {
  /** The newest release that is not included; null: there is none. */
  readonly behind: Tag | null;
  readonly upTo: Tag;
}

/** How tags are read and written. */
export interface TagMeans {
  readonly scheme: Scheme;
  readonly formats: TagFormats;
}

/**
 * The range `1.2.0`, or `1.0.0..1.2.0` with both releases. The tag of a version is found by the name that a tag format
 * gives it. Parity: the release before the range is the next older tag by date, whatever its version and branch.
 *
 * @param tags newest first
 * @throws CHANGELOG_RANGE_INVALID, CHANGELOG_RANGE_NOT_FOUND
 */
export function tagRange(range: string, tags: readonly Tag[], means: TagMeans): TagRange {
  const dots = range.indexOf('..');
  const first = dots < 0 ? '' : range.slice(0, dots);
  const upTo = tagOf(dots < 0 ? range : range.slice(dots + 2), range, tags, means);
  const oldest = first === '' ? upTo : tagOf(first, range, tags, means);
  const { versionOf } = tagReader(means.formats);
  const releases = tags.filter(({ name }) => versionOf(name) !== null);
  const at = releases.findIndex(({ name }) => name === oldest.name);
  const before = releases[at + 1];
  // Parity: if that tag is the end of the range (as in a reversed range), the whole history up to the end is included.
  return { behind: before === undefined || before.name === upTo.name ? null : before, upTo };
}

/** How many releases the error message names. */
const NAMED = 3;

function tagOf(part: string, range: string, tags: readonly Tag[], { scheme, formats }: TagMeans): Tag {
  const version = parseVersion(part);
  if (version === null) throw refuse('CHANGELOG_RANGE_INVALID', { range, part });
  const tag = findTag(tags, version, scheme, formats);
  if (tag !== null) return tag;
  const released = releaseTags(tags, formats)
    .slice(0, NAMED)
    .map(({ name }) => name);
  throw refuse('CHANGELOG_RANGE_NOT_FOUND', { version: part, released });
}
