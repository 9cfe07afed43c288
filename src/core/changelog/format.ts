import { asciidoc } from './asciidoc.ts';
import { markdown } from './markdown.ts';
import { restructuredtext } from './restructuredtext.ts';
import { textile } from './textile.ts';
import type { Title } from './title.ts';

/** What a changelog is written in. */
export interface ChangelogFormat {
  readonly name: string;
  /** Of a file's name, without the dot; the first one is the usual one. */
  readonly suffixes: readonly string[];
  /**
   * The lines in which nothing is a title: code and comments, from the line that opens them to the one that closes them.
   *
   * @param lines each with its own line end
   */
  readonly literalLines: (lines: readonly string[]) => ReadonlySet<number>;
  /** From top to bottom. */
  readonly titles: (lines: readonly string[], literal: ReadonlySet<number>) => readonly Title[];
  /** Which release a title is of that names several. Parity: in AsciiDoc it is the last. */
  readonly releaseInTitle: 'first' | 'last';
  /** What begins an entry of a list. */
  readonly bullet: string;
  /** The title of a section (2) or of a group in it (3), ended by `\n`. */
  readonly title: (level: 2 | 3, text: string) => string;
  readonly bold: (text: string) => string;
  /** {@link title}, in a template that knows it as `title`. */
  readonly titleTemplate: Readonly<Record<2 | 3, string>>;
}

export const FORMATS: readonly ChangelogFormat[] = [markdown, asciidoc, restructuredtext, textile];

/**
 * The format of a changelog: the one that is named, else the one of the file's suffix. Parity: a name that nobody
 * knows counts for nothing, and neither is read in capitals.
 *
 * @param name `changelog_format`; null when it is not set
 * @returns null when neither tells
 */
export function changelogFormat(name: string | null, file: string): ChangelogFormat | null {
  const suffix = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const named = FORMATS.find((format) => format.name === name);
  return named ?? FORMATS.find(({ suffixes }) => suffixes.includes(suffix)) ?? null;
}
