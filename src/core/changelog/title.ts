/** A line, or a few, that a format takes for a title. */
export interface Title {
  /** The first of its lines. */
  readonly line: number;
  /** The line below its last one. */
  readonly body: number;
  /** 1 for the highest. */
  readonly level: number;
  readonly text: string;
}

/**
 * Titles that stand on one line each.
 *
 * @param levelAndText of a line; null when it is no title
 */
export function titlesOnLines(
  lines: readonly string[],
  literal: ReadonlySet<number>,
  levelAndText: (line: string) => readonly [level: number, text: string] | null,
): readonly Title[] {
  return lines.flatMap((text, line) => {
    const found = literal.has(line) ? null : levelAndText(text);
    return found === null ? [] : [{ line, body: line + 1, level: found[0], text: found[1].trimEnd() }];
  });
}
