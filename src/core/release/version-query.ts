import { renderTag } from '../tag/format.ts';
import type { TagFormats } from '../tag/recognise.ts';
import type { Scheme } from '../version/scheme.ts';
import type { Version } from '../version/version.ts';

/** Which part of a version is asked for; 'whole' is all of it, 'tag' its tag's name. */
export type VersionPart = 'whole' | 'major' | 'minor' | 'patch' | 'tag';

/** One part of a version; a number that the version leaves out is 0. */
export function versionPart(
  version: Version,
  part: VersionPart,
  scheme: Scheme,
  formats: TagFormats,
): string {
  const [major = 0, minor = 0, patch = 0] = version.release;
  switch (part) {
    case 'whole':
      return scheme.format(version);
    case 'tag':
      return renderTag(formats.current, version, scheme);
    case 'major':
      return String(major);
    case 'minor':
      return String(minor);
    case 'patch':
      return String(patch);
  }
}

/**
 * Why a part can't be told when nobody says of which version; null when it can. Parity: commitizen says so and ends
 * with 0 all the same.
 *
 * @param asked whether a version was given, or the project's asked for
 */
export function partWithoutVersion(part: VersionPart, asked: boolean): string | null {
  if (part === 'whole' || asked) return null;
  return part === 'tag'
    ? '--tag needs --project, --verbose or a version'
    : `--${part} needs --project, --verbose or a version`;
}
