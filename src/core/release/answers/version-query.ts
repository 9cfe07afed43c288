import { renderTag } from '../../tag/format.ts';
import type { TagFormats } from '../../tag/recognise.ts';
import type { Scheme } from '../../version/scheme.ts';
import type { Version } from '../../version/version.ts';

/** The part of a version that the user asks for; 'whole' is all of it, 'tag' the name of its tag. */
export type VersionPart = 'whole' | 'major' | 'minor' | 'patch' | 'tag';

/** One part of a version; a missing number is 0. */
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
 * The error for a part without a version; null if there is a version. Parity: commitizen prints it and still exits
 * with 0.
 *
 * @param asked whether the user gave a version or asked for the project's
 */
export function partWithoutVersion(part: VersionPart, asked: boolean): string | null {
  if (part === 'whole' || asked) return null;
  return part === 'tag'
    ? '--tag needs --project, --verbose or a version'
    : `--${part} needs --project, --verbose or a version`;
}
