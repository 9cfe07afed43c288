import type { Title } from './title.ts';

/** The markup language of a changelog. */
export interface ChangelogFormat {
  readonly name: string;
  /** Suffixes of file names, without the dot; the usual suffix comes first. */
  readonly suffixes: readonly string[];
  /**
   * The lines that can't contain a title: code and comments, including the lines that open and close them.
   *
   * @param lines with their line ends
   */
  readonly literalLines: (lines: readonly string[]) => ReadonlySet<number>;
  /** From top to bottom. */
  readonly titles: (lines: readonly string[], literal: ReadonlySet<number>) => readonly Title[];
  /** Which release counts if a title names several. Parity: in AsciiDoc the last one counts. */
  readonly releaseInTitle: 'first' | 'last';
  /** The text before each list item. */
  readonly bullet: string;
  /** The title of a section (level 2) or of a group in it (level 3), with a final `\n`. */
  readonly title: (level: 2 | 3, text: string) => string;
  readonly bold: (text: string) => string;
  /** The same as {@link title}, as template text that uses the variable `title`. */
  readonly titleTemplate: Readonly<Record<2 | 3, string>>;
}
