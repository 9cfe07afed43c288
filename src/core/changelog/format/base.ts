import { refuse } from '../../error/error.ts';
import type { TagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { compareVersions } from '../../version/version.ts';
import type { NamedRelease } from './heading.ts';
import type { ReleaseHeading } from '../outline.ts';

/**
 * The tag of the release that a heading names: the tag with exactly this name, else the newest tag of the same version.
 * commitizen also accepts a tag with a similar name; relctl does not.
 *
 * @param tags newest first
 * @throws CHANGELOG_HEADING_WITHOUT_TAG
 */
export function tagOfHeading(
  { line, title, release }: ReleaseHeading,
  tags: readonly Tag[],
  reader: TagReader,
  file: string,
): Tag {
  const found = tags.find(({ name }) => name === release.tag) ?? tagOfVersion(release, tags, reader);
  if (found === undefined) throw refuse('CHANGELOG_HEADING_WITHOUT_TAG', { file, line: line + 1, title });
  return found;
}

function tagOfVersion({ version }: NamedRelease, tags: readonly Tag[], reader: TagReader): Tag | undefined {
  if (version === null) return undefined;
  return tags.find(({ name }) => {
    const tagged = reader.versionOf(name);
    return tagged !== null && compareVersions(tagged, version) === 0;
  });
}
