import type { Reading } from './document.ts';

/** What relctl needs to know about TOML, JSON or YAML. */
export interface Syntax {
  readonly name: 'TOML' | 'JSON' | 'YAML';
  readonly read: (text: string) => Reading;
  /**
   * The line for an error message: that of the key, or of the table that does not have it.
   *
   * @param path elements of lists as '0', '1', …
   * @returns the line (the first is 1) of the deepest part of the path that exists; null if not even its first key exists, or the
   *   text is broken
   */
  readonly lineOf: (text: string, path: readonly string[]) => number | null;
  /**
   * The text with one string replaced, with the same kind of quotes if possible. It does not check what else that changed:
   * `replaceString` does.
   *
   * @returns null if there is no string at the path
   */
  readonly respell: (text: string, path: readonly string[], value: string) => string | null;
  /** {@link respell} by a cheap guess, which may be wrong. `replaceString` tries it first. */
  readonly guess?: (text: string, path: readonly string[], value: string) => string | null;
}
