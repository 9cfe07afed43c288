import { columnsOf } from '../core/text/columns.ts';

/** Below this width relctl does not break lines; the terminal wraps them itself. */
const NARROWEST = 16;

/**
 * Breaks a line at its spaces so that each piece fits into the terminal. Text that may be copied stays in one piece: a long word,
 * a command, and in a `next:` or `hint:` line everything between two punctuation marks. Colors and links have no width.
 *
 * @param hang the indent of the second and later pieces; smaller if that leaves too little room
 */
export function foldedLine(line: string, columns: number, hang: number): string {
  const shown = line.replaceAll(INVISIBLE, '');
  if (columns < NARROWEST || columnsOf(shown) <= columns) return line;
  const inset = ' '.repeat(columns - hang < NARROWEST ? Math.min(hang, 4) : hang);
  const [, lead = '', rest = ''] = /^(\s*)(.*)$/s.exec(line) ?? [];
  const pieces: string[] = [];
  let piece = lead;
  for (const [, gap = '', unit = ''] of rest.matchAll(TO_TYPE.test(shown) ? CLAUSES : WORDS)) {
    const longer = piece + gap + unit;
    if (piece.trim() === '' || columnsOf(longer.replaceAll(INVISIBLE, '')) <= columns) {
      piece = longer;
    } else {
      pieces.push(piece);
      piece = inset + unit;
    }
  }
  return [...pieces, piece].join('\n');
}

/** The escape sequences that a Paint adds. */
const INVISIBLE = /\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g;

const TO_TYPE = /^\s*(?:next|hint):/;
/** A command counts as one word. Punctuation marks its end. */
const WORDS = /( *)((?:git|relctl|uv|npx) [^ ].*?(?:[,;:](?= )|$)|[^ ]+)/g;
const CLAUSES = /( *)([^ ].*?(?:[,;:](?= )|$))/g;
