import { tagReader } from '../../tag/recognise.ts';
import type { TagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { versionKey } from '../../version/version.ts';
import type { Version } from '../../version/version.ts';

/** The release that a heading names. */
export interface NamedRelease {
  /** The release as the heading spells it. It need not be the name of a tag: `1.0.0` in `## [1.0.0] - 2024-01-02`. */
  readonly tag: string;
  /** null if no tag format reads all of it, as with `v1.0.0-final`: relctl does not guess a version. */
  readonly version: Version | null;
}

/** @returns null for a heading without a release */
export type HeadingReader = (title: string) => NamedRelease | null;

/**
 * Finds releases in the headings of a changelog: the first and longest part of a title that a tag format reads, anywhere
 * in the title (`[v1.0.0](…)`, `Release v1.0.0: first`).
 *
 * A title is read as it is written, then in lower case (`V1.0.0`). commitizen reads it in lower case only, so a tag format
 * with a capital letter makes it append the whole history at every release.
 *
 * @param which which release counts if a title names several
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
 * Like {@link headingReader}, but also accepts a title that starts with a bare version (`[1.0.0] - 2024-01-02`) if a tag of
 * that version exists. Without this, relctl would append the whole history to a hand-written changelog whose titles no tag
 * format reads. commitizen does that.
 *
 * @param tags all tags
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
    tagged ??= new Set(tags.flatMap(({ name }) => reader.versionOf(name) ?? []).map(versionKey));
    return tagged.has(versionKey(release.version)) ? release : null;
  };
}

/** Text without the characters that Markdown and other formats put around a tag. */
const WORDS = /[^\s[\](){}<>*`"'“”,;:!?~^\\]+/g;

/** Every part of every word is tried, so long titles are cut: a hostile line must not take forever. */
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

/** Whether nothing after the tag can belong to it: only the end of the word, or punctuation before that. */
function isWhole(word: string, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(word.slice(end));
}

function withoutFullStop(word: string): string {
  return word.replace(/\.$/, '');
}
