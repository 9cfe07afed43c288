import { refuse } from '../error/error.ts';
import { faultText, PatternFault, pythonPattern } from '../text/python/pattern.ts';
import { globPattern } from './glob.ts';

/** An entry of `version_files`: a glob for files, and a pattern for their lines. */
export interface VersionFile {
  readonly glob: string;
  /** Selects the lines in which the version is replaced; null: all lines with the current version. */
  readonly pattern: RegExp | null;
}

/** One file to edit, with one pattern. */
export interface VersionFileTarget {
  readonly path: string;
  readonly pattern: RegExp | null;
}

/**
 * An entry `GLOB[:PATTERN]`, split at the first colon. An empty pattern counts as none.
 *
 * @throws INVALID_VERSION_FILES_ENTRY if the pattern is not valid in Python, or can't be translated to JavaScript
 */
export function parseVersionFile(entry: string): VersionFile {
  const colon = entry.indexOf(':');
  if (colon === -1) return { glob: entry, pattern: null };
  const pattern = entry.slice(colon + 1);
  return { glob: entry.slice(0, colon), pattern: pattern === '' ? null : linePattern(pattern, entry) };
}

/**
 * The files that match the entries, sorted by path and pattern as in commitizen, without duplicates.
 *
 * @param paths files, relative to the same folder as the globs
 */
export function versionFileTargets(
  entries: readonly string[],
  paths: readonly string[],
): readonly VersionFileTarget[] {
  const targets = new Map<string, VersionFileTarget>();
  for (const entry of entries) {
    const { glob, pattern } = parseVersionFile(entry);
    const written = entry.slice(glob.length + 1);
    const matching = globPattern(glob);
    for (const path of paths.filter((candidate) => matching?.test(candidate))) {
      targets.set(`${path}\0${written}`, { path, pattern });
    }
  }
  return [...targets].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}

/** Whether the glob of one of the entries matches the file. */
export function isVersionFile(entries: readonly string[], path: string): boolean {
  return entries.some((entry) => {
    const [glob = ''] = entry.split(':', 1);
    return globPattern(glob)?.test(path) === true;
  });
}

/**
 * The text with the current version replaced by the next one in every line that matches the pattern.
 *
 * Every line keeps its line end, while commitizen would change them all. Parity: all occurrences in such a line are
 * replaced, even inside other versions: from 1.0.0 to 1.0.1, `dep==11.0.0` becomes `dep==11.0.1`.
 *
 * @returns `hits`: how many lines changed. `--check-consistency` refuses 0
 */
export function replaceVersion(
  text: string,
  {
    current,
    next,
    pattern,
  }: { readonly current: string; readonly next: string; readonly pattern: RegExp | null },
): { readonly text: string; readonly hits: number } {
  let hits = 0;
  const lines = text.split(LINE_END).map((piece, i, pieces) => {
    if (i % 2 === 1) return piece;
    const isLast = i === pieces.length - 1;
    if (pattern !== null && !pattern.test(isLast ? piece : `${piece}\n`)) return piece;
    const line = piece.replaceAll(current, () => next);
    if (line !== piece) hits += 1;
    return line;
  });
  return { text: lines.join(''), hits };
}

/** Python's universal newlines. They are in a group, so that `split` returns them at the odd indexes. */
const LINE_END = /(\r\n|\n|\r)/;

function linePattern(source: string, entry: string): RegExp {
  const pattern = pythonPattern(source);
  if (!(pattern instanceof PatternFault)) return pattern;
  throw refuse('INVALID_VERSION_FILES_ENTRY', { entry, reason: faultText(pattern) });
}
