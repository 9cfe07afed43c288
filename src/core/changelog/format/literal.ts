/** How a format marks code and comments. */
export interface LiteralMarks {
  /** @returns the mark that opens a block on this line; null for any other line */
  readonly opens: (line: string, above: string) => string | null;
  /** @param mark the mark that opened the block */
  readonly closes: (line: string, mark: string) => boolean;
}

/**
 * The lines in code or in a comment, including the lines that open and close it. A block that is never closed does not
 * count.
 */
export function literalBlocks(
  lines: readonly string[],
  { opens, closes }: LiteralMarks,
): ReadonlySet<number> {
  const literal = new Set<number>();
  let opening: { readonly line: number; readonly mark: string } | null = null;
  for (const [line, text] of lines.entries()) {
    if (opening === null) {
      const mark = opens(text, lines[line - 1] ?? '');
      opening = mark === null ? null : { line, mark };
    } else if (closes(text, opening.mark)) {
      for (let inside = opening.line; inside <= line; inside += 1) literal.add(inside);
      opening = null;
    }
  }
  return literal;
}
