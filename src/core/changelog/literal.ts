/** Where a stretch of fenced code or a comment began, and what ends it. */
interface Opening {
  readonly line: number;
  readonly closedBy: RegExp;
}

/**
 * The lines that stand in fenced code or in an HTML comment, from the one that opens it to the one that closes it.
 * What is never closed does not count.
 */
export function literalLines(lines: readonly string[]): ReadonlySet<number> {
  const literal = new Set<number>();
  let opening: Opening | null = null;
  for (const [line, text] of lines.entries()) {
    if (opening === null) {
      opening = openingIn(text, line);
    } else if (opening.closedBy.test(text)) {
      for (let inside = opening.line; inside <= line; inside += 1) literal.add(inside);
      opening = null;
    }
  }
  return literal;
}

function openingIn(text: string, line: number): Opening | null {
  const fence = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(text)?.[1];
  if (fence !== undefined) {
    return { line, closedBy: new RegExp(String.raw`^ {0,3}${fence}${fence.slice(0, 1)}*\s*$`) };
  }
  const isComment = /^ {0,3}<!--/.test(text) && !text.includes('-->');
  return isComment ? { line, closedBy: /-->/ } : null;
}
