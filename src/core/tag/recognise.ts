import { parseVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { patternsOf } from './pattern.ts';

/** The formats of the configuration: `tag_format`, `legacy_tag_formats` and `ignored_tag_formats`. */
export interface TagFormats {
  readonly current: string;
  /** Earlier formats, in the order in which they are tried. */
  readonly legacy: readonly string[];
  /** Formats of tags that are not release tags. `*` means any text. */
  readonly ignored: readonly string[];
}

/** Reads tag names by the configured formats. A warning is due for a name that is neither a version nor ignored. */
export interface TagReader {
  /** null: no format fits, the text in the place of the version is not one (`v1.0.0-foo`), or the name is ignored. */
  readonly versionOf: (name: string) => Version | null;
  readonly isIgnored: (name: string) => boolean;
}

/**
 * Compiles the formats once for many names. A format is tried as plain text and as commitizen's regular expression.
 *
 * The reader of the same formats is reused, and it remembers the names. Many parts of relctl read the same tags, and
 * patterns of a stranger may take long.
 *
 * @throws INVALID_TAG_FORMAT
 */
export function tagReader(formats: TagFormats): TagReader {
  const key = JSON.stringify([formats.current, formats.legacy, formats.ignored]);
  const reader = readers.get(key) ?? remembering(compiledReader(formats));
  if (readers.size >= MOST_READERS) readers.clear();
  readers.set(key, reader);
  return reader;
}

const readers = new Map<string, TagReader>();

/** A command needs one reader, and one for each format that it tries. */
const MOST_READERS = 20;

function remembering({ versionOf, isIgnored }: TagReader): TagReader {
  const versions = new Map<string, Version | null>();
  return {
    versionOf: (name) => {
      const known = versions.get(name);
      if (known !== undefined) return known;
      const version = versionOf(name);
      versions.set(name, version);
      return version;
    },
    isIgnored,
  };
}

function compiledReader(formats: TagFormats): TagReader {
  const patterns = [formats.current, ...formats.legacy].flatMap((format) => patternsOf(format, false));
  const ignored = formats.ignored.flatMap((format) => patternsOf(format, true));
  const isIgnored = (name: string) => ignored.some((read) => read(name) !== null);
  const versionOf = (name: string) => {
    for (const read of patterns) {
      const match = read(name);
      // The first format that fits decides, even if the result is not a version.
      if (match !== null) return isIgnored(name) ? null : versionIn(match.groups ?? {});
    }
    return null;
  };
  return { versionOf, isIgnored };
}

/** A format without `$version` needs at least `$major`. The version is put together from the parts. */
function versionIn(groups: Readonly<Record<string, string | undefined>>): Version | null {
  const { version, major, minor, patch, prerelease, devrelease } = groups;
  if (version !== undefined) return parseVersion(version);
  if (major === undefined) return null;
  const release = [major, minor, patch].filter((part) => part !== undefined).join('.');
  return parseVersion(`${release}${prerelease === undefined ? '' : `-${prerelease}`}${devrelease ?? ''}`);
}
