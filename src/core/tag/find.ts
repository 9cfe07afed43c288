import type { Scheme } from '../version/scheme.ts';
import { compareVersions } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { renderTag } from './format.ts';
import { tagReader } from './recognise.ts';
import type { TagFormats } from './recognise.ts';
import type { Tag } from './tag.ts';

/**
 * The tag of a version: the newest with its name in any format. Only the name decides, not the commit that the tag points at,
 * and not its age.
 *
 * @param tags newest first
 * @returns null if there is none
 * @throws INVALID_TAG_FORMAT only for a version of fewer than three numbers
 */
export function findTag(
  tags: readonly Tag[],
  version: Version,
  scheme: Scheme,
  formats: TagFormats,
): Tag | null {
  return findTags(tags, version, scheme, formats)[0] ?? null;
}

/**
 * Every tag that could be the tag of the version, the result of {@link findTag} first. If there are several (`v1.0.0` and `1.0.0`),
 * a warning is due.
 */
export function findTags(
  tags: readonly Tag[],
  version: Version,
  scheme: Scheme,
  formats: TagFormats,
): readonly Tag[] {
  const highest = version.release.length < 3 ? highestWithin(tags, version.release, formats) : null;
  if (highest !== null) return [highest];
  const names = new Set(
    [formats.current, ...formats.legacy].map((format) => renderTag(format, version, scheme)),
  );
  return tags.filter(({ name }) => names.has(name));
}

/** The tags of releases, the highest version first; of the same version the newest first. */
export function releaseTags(tags: readonly Tag[], formats: TagFormats): readonly Tag[] {
  const { versionOf } = tagReader(formats);
  return tags
    .flatMap((tag) => {
      const version = versionOf(tag.name);
      return version === null ? [] : [{ tag, version }];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version))
    .map(({ tag }) => tag);
}

/** Parity: the version `1.0` means the highest tag that begins with it, such as `v1.0.7`. */
function highestWithin(tags: readonly Tag[], line: readonly number[], formats: TagFormats): Tag | null {
  const { versionOf } = tagReader(formats);
  let highest: { readonly tag: Tag; readonly version: Version } | null = null;
  for (const tag of tags) {
    const version = versionOf(tag.name);
    if (version === null || !isWithin(version.release, line)) continue;
    if (highest === null || compareVersions(version, highest.version) > 0) highest = { tag, version };
  }
  return highest?.tag ?? null;
}

function isWithin(release: readonly number[], line: readonly number[]): boolean {
  return line.every((number, index) => release[index] === number);
}
