import { columnsOf } from '../../core/text/columns.ts';

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
  const rest = line.trimStart();
  const lead = line.slice(0, line.length - rest.length);
  const pieces: string[] = [];
  let piece = lead;
  const isToType = TO_TYPE.test(shown);
  for (const unit of unitsOf(rest, (word) => isToType || COMMANDS.includes(word))) {
    const longer = piece + unit;
    if (piece.trim() === '' || columnsOf(longer.replaceAll(INVISIBLE, '')) <= columns) {
      piece = longer;
    } else {
      pieces.push(piece);
      piece = inset + unit.trimStart();
    }
  }
  return [...pieces, piece].join('\n');
}

/** The escape sequences that a Paint adds. */
const INVISIBLE = /\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g;

const TO_TYPE = /^\s*(?:next|hint):/;
/** A command counts as one word. Punctuation marks its end. */
const COMMANDS = ['git', 'relctl', 'uv', 'npx'];

/**
 * A text in pieces that stay whole, each with the spaces before it.
 *
 * @param opens whether all up to the next punctuation stays with a word
 */
function unitsOf(text: string, opens: (word: string) => boolean): readonly string[] {
  const units: string[] = [];
  let isOpen = false;
  for (const word of text.split(/(?<! )(?= )/)) {
    units.push(isOpen ? `${units.pop() ?? ''}${word}` : word);
    isOpen = (isOpen || opens(word.trimStart())) && !/[,;:]$|\w\.$/.test(word);
  }
  return units;
}
