/** How a format marks code and comments. */
export interface LiteralMarks {
  /** @returns what opens such a block on this line; null for any other line */
  readonly opens: (line: string, above: string) => string | null;
  /** @param mark what opened it */
  readonly closes: (line: string, mark: string) => boolean;
}

/**
 * The lines that stand in code or in a comment, from the one that opens it to the one that closes it.
 * What is never closed does not count.
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
