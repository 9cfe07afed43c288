/**
 * The lines that stand in fenced code or in an HTML comment, from the one that opens it to the one that closes it.
 * What is never closed does not count.
 */
export function literalLines(lines: readonly string[]): ReadonlySet<number> {
  const literal = new Set<number>();
  let opening: { readonly line: number; readonly mark: string } | null = null;
  for (const [line, text] of lines.entries()) {
    if (opening === null) {
      const mark = openingMark(text);
      opening = mark === null ? null : { line, mark };
    } else if (closes(text, opening.mark)) {
      for (let inside = opening.line; inside <= line; inside += 1) literal.add(inside);
      opening = null;
    }
  }
  return literal;
}

const COMMENT = '<!--';
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)/;

/** @returns the fence itself or the beginning of a comment; null for any other line */
function openingMark(text: string): string | null {
  const [, fence, info = ''] = FENCE.exec(text) ?? [];
  if (fence !== undefined) return fence.startsWith('`') && info.includes('`') ? null : fence;
  return /^ {0,3}<!--/.test(text) && !text.includes('-->') ? COMMENT : null;
}

function closes(text: string, mark: string): boolean {
  if (mark === COMMENT) return text.includes('-->');
  const [, fence, info = ''] = FENCE.exec(text) ?? [];
  return fence?.startsWith(mark) === true && info.trim() === '';
}
