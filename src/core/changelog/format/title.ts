/** One or more lines that are a title in a format. */
export interface Title {
  /** Its first line. */
  readonly line: number;
  /** The line after its last line. */
  readonly body: number;
  /** 1 is the highest. */
  readonly level: number;
  readonly text: string;
}

/**
 * The titles of a format in which each title is one line.
 *
 * @param levelAndText the level and text of a line; null if it is not a title
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
