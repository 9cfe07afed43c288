import { isWhiteSpace, strip } from './white-space.ts';

/**
 * Wraps the body of a message so that no line is longer than the limit. Lines break at white space, and words that are too
 * long break after a hyphen or at the limit. The first two lines and blank lines stay as they are.
 *
 * Parity: each line is wrapped as Python's `textwrap.fill` does it, which also turns tabs into spaces in short lines.
 *
 * @param limit in characters; 0 or less: no limit
 */
export function wrapBody(message: string, limit: number): string {
  if (limit <= 0) return message;
  return message
    .split('\n')
    .map((line, number) => (number < 2 || isBlank(line) ? line : wrapLine(line, limit)))
    .join('\n');
}

function isBlank(text: string): boolean {
  return strip(text) === '';
}

/** What is left of a piece: its characters from `from` on. */
interface Piece {
  readonly characters: readonly string[];
  readonly from: number;
  /** From here on there is only white space. */
  readonly blankFrom: number;
}

function textOf({ characters, from }: Piece): string {
  return characters.slice(from).join('');
}

function isBlankPiece(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.from >= piece.blankFrom;
}

function wrapLine(line: string, limit: number): string {
  const pieces = piecesOf(withoutTabs(line)).toReversed();
  const lines: string[] = [];
  while (pieces.length > 0) {
    if (lines.length > 0 && isBlankPiece(pieces.at(-1))) pieces.pop();
    const taken = takeLine(pieces, limit);
    if (isBlank(taken.at(-1) ?? '')) taken.pop();
    if (taken.length > 0) lines.push(taken.join(''));
  }
  return lines.join('\n');
}

/** Takes as many pieces from the end of the list as fit. A piece that is too long for any line is cut. */
function takeLine(pieces: Piece[], limit: number): string[] {
  const taken: string[] = [];
  let room = limit;
  for (let piece = pieces.at(-1); piece !== undefined; piece = pieces.at(-1)) {
    const length = piece.characters.length - piece.from;
    if (length > room) {
      if (length > limit) taken.push(takeBeginning(pieces, piece, room));
      break;
    }
    taken.push(textOf(piece));
    pieces.pop();
    room -= length;
  }
  return taken;
}

function takeBeginning(pieces: Piece[], piece: Piece, room: number): string {
  const { characters, from } = piece;
  const fitting = characters.slice(from, from + room);
  const hyphen = fitting.lastIndexOf('-');
  const isWithin = fitting.slice(0, Math.max(hyphen, 0)).some((character) => character !== '-');
  const end = isWithin ? hyphen + 1 : room;
  pieces[pieces.length - 1] = { ...piece, from: from + end };
  return fitting.slice(0, end).join('');
}

const TAB_STOP = 8;

/** Tabs reach to the next tab stop. All other ASCII white space becomes one space. */
function withoutTabs(line: string): string {
  let column = 0;
  const characters: string[] = [];
  for (const character of line) {
    const width = character === '\t' ? TAB_STOP - (column % TAB_STOP) : 1;
    column = character === '\r' ? 0 : column + width;
    characters.push(SPACE.test(character) ? ' '.repeat(width) : character);
  }
  return characters.join('');
}

const SPACE = /[\t-\r ]/;
const LETTER = /(?!\p{Nd})[\p{L}\p{N}_]/u;
const WORD = /[\p{L}\p{N}_]/u;
const BEFORE_DASH = /[\p{L}\p{N}_!"'&.,?]/u;

/** The pieces that stay together on a line: spaces, words, parts of words between hyphens, dashes of several hyphens. */
function piecesOf(line: string): readonly Piece[] {
  const characters = Array.from(line);
  const pieces: Piece[] = [];
  for (let start = 0; start < characters.length;) {
    const end = endOfPiece(characters, start);
    pieces.push(pieceOf(characters.slice(start, end)));
    start = end;
  }
  return pieces;
}

function pieceOf(characters: readonly string[]): Piece {
  const last = characters.findLastIndex((character) => !isWhiteSpace(character.charCodeAt(0)));
  return { characters, from: 0, blankFrom: last + 1 };
}

function endOfPiece(characters: readonly string[], start: number): number {
  if (is(SPACE, characters[start])) return endOfRun(characters, start, (one) => is(SPACE, one));
  const afterDash = endOfDash(characters, start);
  if (afterDash !== null) return afterDash;
  for (let at = start + 1; at < characters.length; at += 1) {
    if (isBreakingHyphen(characters, at)) return at + 1;
    if (is(SPACE, characters[at]) || endOfDash(characters, at) !== null) return at;
  }
  return characters.length;
}

/** The end of a dash of two or more hyphens between two words; null if none starts here. */
function endOfDash(characters: readonly string[], at: number): number | null {
  if (characters[at] !== '-' || characters[at + 1] !== '-' || !is(BEFORE_DASH, characters[at - 1]))
    return null;
  const end = endOfRun(characters, at, (one) => one === '-');
  return is(WORD, characters[end]) ? end : null;
}

/** Before it must be two letters, or a letter, a hyphen and a letter; after it two letters, or `a-b`. */
function isBreakingHyphen(characters: readonly string[], at: number): boolean {
  if (characters[at] !== '-') return false;
  const letter = (offset: number): boolean => is(LETTER, characters[at + offset]);
  const isAfterPart = letter(-1) && (letter(-2) || (characters[at - 2] === '-' && letter(-3)));
  const next = characters[at + 2] === '-' ? 3 : 2;
  return isAfterPart && letter(1) && letter(next);
}

function endOfRun(
  characters: readonly string[],
  start: number,
  belongs: (character: string | undefined) => boolean,
): number {
  let end = start;
  while (end < characters.length && belongs(characters[end])) end += 1;
  return end;
}

function is(kind: RegExp, character: string | undefined): boolean {
  return character !== undefined && kind.test(character);
}
