import { columnsOf } from '../core/text/columns.ts';

/** Below this nothing can be read: the terminal breaks the line then as it likes. */
const NARROWEST = 16;

/**
 * A line broken at its blanks so that each piece fits into a terminal. What may be copied stays whole: a word that is longer, a
 * command, and where something is to be typed all between two signs of punctuation. Colours and links take no room.
 *
 * @param hang how far the second piece and those after it are set in; less where that leaves too little room
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

/** What a Paint puts around a text. */
const INVISIBLE = /\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g;

const TO_TYPE = /^\s*(?:next|hint):/;
/** A command is one word, as far as punctuation tells where it ends. */
const WORDS = /( *)((?:git|relctl|uv|npx) [^ ].*?(?:[,;:](?= )|$)|[^ ]+)/g;
const CLAUSES = /( *)([^ ].*?(?:[,;:](?= )|$))/g;
