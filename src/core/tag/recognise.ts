import { parseVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { patternsOf } from './pattern.ts';
import type { TagPattern } from './pattern.ts';

/** The formats of the configuration: `tag_format`, `legacy_tag_formats` and `ignored_tag_formats`. */
export interface TagFormats {
  readonly current: string;
  /** Formats of earlier days, in the order in which they are tried. */
  readonly legacy: readonly string[];
  /** Formats of tags that are none of a release's business; `*` stands for any text. */
  readonly ignored: readonly string[];
}

/** Reads tag names by the configured formats. A name that is neither a version nor ignored deserves a warning. */
export interface TagReader {
  /** null when no format fits, when what it reads is no version (`v1.0.0-foo`), or when the name is ignored. */
  readonly versionOf: (name: string) => Version | null;
  readonly isIgnored: (name: string) => boolean;
}

/**
 * Compiles the formats once, to read many names. A format is tried as its text and as commitizen's regular expression.
 *
 * @throws INVALID_TAG_FORMAT
 */
export function tagReader(formats: TagFormats): TagReader {
  const patterns = [formats.current, ...formats.legacy].flatMap((format) => patternsOf(format, false));
  const ignored = formats.ignored.flatMap((format) => patternsOf(format, true));
  const isIgnored = (name: string) => ignored.some((pattern) => read(pattern, name) !== null);
  const versionOf = (name: string) => {
    for (const pattern of patterns) {
      const match = read(pattern, name);
      // The first format that fits decides, also when what it reads is no version.
      if (match !== null) return isIgnored(name) ? null : versionIn(match.groups ?? {});
    }
    return null;
  };
  return { versionOf, isIgnored };
}

function read({ pattern, longest }: TagPattern, name: string): RegExpExecArray | null {
  return name.length > longest ? null : pattern.exec(name);
}

/** A format without `$version` needs `$major` at least; the parts are put together again as a version is written. */
function versionIn(groups: Readonly<Record<string, string | undefined>>): Version | null {
  const { version, major, minor, patch, prerelease, devrelease } = groups;
  if (version !== undefined) return parseVersion(version);
  if (major === undefined) return null;
  const release = [major, minor, patch].filter((part) => part !== undefined).join('.');
  return parseVersion(`${release}${prerelease === undefined ? '' : `-${prerelease}`}${devrelease ?? ''}`);
}
