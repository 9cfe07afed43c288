import { refuse } from '../error/error.ts';
import { globPattern } from './glob.ts';

/** An entry of `version_files`: which files, and which of their lines. */
export interface VersionFile {
  readonly glob: string;
  /** Selects the lines in which the version is replaced; null: those that hold the current version. */
  readonly pattern: RegExp | null;
}

/** One file to be edited with one pattern. */
export interface VersionFileTarget {
  readonly path: string;
  readonly pattern: RegExp | null;
}

/**
 * An entry `GLOB[:PATTERN]`, divided at the first colon; nothing behind the colon counts as no pattern.
 *
 * @throws INVALID_VERSION_FILES_ENTRY for a Python pattern that JavaScript can't compile
 */
export function parseVersionFile(entry: string): VersionFile {
  const colon = entry.indexOf(':');
  if (colon === -1) return { glob: entry, pattern: null };
  const pattern = entry.slice(colon + 1);
  return { glob: entry.slice(0, colon), pattern: pattern === '' ? null : linePattern(pattern, entry) };
}

/**
 * The files that the entries name, in commitizen's order of work: by path, then by pattern, none twice.
 *
 * @param paths files relative to the folder that the globs are relative to
 */
export function versionFileTargets(
  entries: readonly string[],
  paths: readonly string[],
): readonly VersionFileTarget[] {
  const targets = new Map<string, VersionFileTarget>();
  for (const { glob, pattern } of entries.map(parseVersionFile)) {
    const matching = globPattern(glob);
    for (const path of paths.filter((candidate) => matching?.test(candidate))) {
      targets.set(`${path}\0${pattern?.source ?? ''}`, { path, pattern });
    }
  }
  return [...targets].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}

/**
 * The text with the current version replaced by the next one in every line that the pattern finds.
 *
 * Every line keeps its own end, also where commitizen would rewrite them all. Parity: all occurrences in such a
 * line are replaced, within other versions too: from 1.0.0 to 1.0.1, `dep==11.0.0` becomes `dep==11.0.1`.
 *
 * @returns `hits`: how many lines changed; 0 is what `--check-consistency` refuses
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

/** Python's universal newlines. In a group, so that split keeps the ends, at the odd places. */
const LINE_END = /(\r\n|\n|\r)/;

/**
 * A Python pattern for one line. With the flag `u` JavaScript refuses what it doesn't know; without, it also
 * takes harmless escapes like `\"`. What it would read as something else is refused first.
 */
function linePattern(pattern: string, entry: string): RegExp {
  const differing = [...pattern.matchAll(PATTERN_PART)].find(([part]) => MEANS_ANOTHER_THING.test(part));
  if (differing !== undefined) {
    throw refuse('INVALID_VERSION_FILES_ENTRY', {
      entry,
      reason: `relctl does not support '${differing[0]}' yet`,
    });
  }
  // Python's `$` matches in front of a final newline, too.
  const source = pattern.replace(PATTERN_PART, (part) => (part === '$' ? '(?=\\n?$)' : part));
  try {
    return new RegExp(source, 'u');
  } catch (strict) {
    try {
      return new RegExp(source);
    } catch {
      throw refuse('INVALID_VERSION_FILES_ENTRY', { entry, reason: (strict as Error).message }, strict);
    }
  }
}

/** Python's `\A`, `\Z`, `\a`, `\N`, `\U`, and a class that begins with its own closing bracket. */
const MEANS_ANOTHER_THING = /^(?:\\[AZaNU]|\[\^?\])/;

/** An escape, a class of characters, or one character. */
const PATTERN_PART = /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|[^]/gu;
