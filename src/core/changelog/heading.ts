import { tagReader } from '../tag/recognise.ts';
import type { TagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { pep440 } from '../version/pep440.ts';
import type { Version } from '../version/version.ts';

/** The release that a heading names. */
export interface NamedRelease {
  /** What stands in the heading, not always a tag's name: `1.0.0` in `## [1.0.0] - 2024-01-02`. */
  readonly tag: string;
  /** null when the heading says more than a format can read, as `v1.0.0-final` does: no version is guessed from it. */
  readonly version: Version | null;
}

/** @returns null for a heading that names no release */
export type HeadingReader = (title: string) => NamedRelease | null;

/**
 * Reads the headings of a changelog by the tag formats: the first part of the title that one of them reads,
 * as long as it can be, wherever it stands (`[v1.0.0](…)`, `Release v1.0.0: first`).
 *
 * A title is read as it is written and else in lower case (`V1.0.0`); commitizen knows only the latter, and appends
 * its whole history again and again where a format has a capital letter (trap 8.12).
 *
 * @param which release a title is of that names several
 */
export function headingReader(reader: TagReader, which: 'first' | 'last' = 'first'): HeadingReader {
  return (title) => {
    const words = [...title.slice(0, LONGEST_TITLE).matchAll(WORDS)].map(([word]) => word);
    if (which === 'last') words.reverse();
    const found = firstRelease(words, reader);
    return (
      found ??
      firstRelease(
        words.map((word) => word.toLowerCase()),
        reader,
      )
    );
  };
}

/**
 * Reads by `reader`, and else takes a title that begins with a bare version (`[1.0.0] - 2024-01-02`) for the release,
 * where a tag of that version exists. Without it a changelog kept by hand, in a style that the formats don't read,
 * would get the whole history appended, as it does from commitizen.
 *
 * @param tags all of them
 */
export function lenientHeadingReader(
  reader: TagReader,
  tags: readonly Tag[],
  which: 'first' | 'last' = 'first',
): HeadingReader {
  const strict = headingReader(reader, which);
  const bare = headingReader(tagReader({ current: '$version', legacy: [], ignored: [] }), which);
  let tagged: ReadonlySet<string> | null = null;
  return (title) => {
    const release = strict(title) ?? (/^\[?v?\d/.test(title) ? bare(title) : null);
    if (release === null) return null;
    if (release.version === null || reader.versionOf(release.tag) !== null) return release;
    tagged ??= new Set(tags.flatMap(({ name }) => keyOf(reader.versionOf(name)) ?? []));
    return tagged.has(keyOf(release.version) ?? '') ? release : null;
  };
}

/** The same for all spellings of a version: `1.0` and `1.0.0` are one. */
function keyOf(version: Version | null): string | null {
  if (version === null) return null;
  return pep440.format({
    ...version,
    release: [...version.release, 0, 0].slice(0, Math.max(3, version.release.length)),
  });
}

/** The characters of a tag's name, without those that a format puts around it. */
const WORDS = /[^\s[\](){}<>*`"'“”,;:!?~^\\]+/g;

/** Each part of each word is tried: a line made for the purpose must not keep the formats busy. */
const LONGEST_TITLE = 1000;
const LONGEST_WORD = 100;

function firstRelease(words: readonly string[], reader: TagReader): NamedRelease | null {
  for (const word of words) {
    const release = /\d/.test(word) ? releaseIn(word.slice(0, LONGEST_WORD), reader) : null;
    if (release !== null) return release;
  }
  return null;
}

function releaseIn(word: string, reader: TagReader): NamedRelease | null {
  for (let start = 0; start < word.length; start += 1) {
    for (let end = word.length; end > start; end -= 1) {
      const tag = word.slice(start, end);
      const version = reader.versionOf(tag);
      if (version === null) continue;
      return isWhole(word, end)
        ? { tag, version }
        : { tag: withoutFullStop(word.slice(start)), version: null };
    }
  }
  return null;
}

/** Whether nothing behind the tag could belong to it: the end of the word, or a full stop or dash before that. */
function isWhole(word: string, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(word.slice(end));
}

function withoutFullStop(word: string): string {
  return word.replace(/\.$/, '');
}
