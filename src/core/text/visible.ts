/**
 * Characters that a reader can't see, or that change how the text around them is shown: control characters, line and paragraph
 * separators, lone surrogates, and everything that Unicode lets a terminal ignore (zero-width and bidirectional controls, soft
 * hyphens, fillers, variation selectors, tag characters).
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/**
 * Text from a repository with its invisible characters spelled out (`\x1b`, `\u202e`), safe to print on a terminal. Newlines and
 * tabs stay, a carriage return becomes `\r`, and an emoji stays whole.
 */
export function visible(text: string): string {
  return replaceInvisible(text, spellOut);
}

/** {@link visible} for text that must stay on one line: a file name, a branch, a configured value. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** JSON with the same meaning, in which characters that control a terminal are escaped. */
export function visibleJson(json: string): string {
  return replaceInvisible(json, (character) => character.split('').map(escape).join(''));
}

/** Most texts are such. To compile {@link INVISIBLE} takes a millisecond. */
const PLAIN = /^[\t\n\u0020-\u007e]*$/;

function replaceInvisible(text: string, spell: (character: string) => string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(INVISIBLE, (character, at: number) =>
    isPartOfEmoji(text, at, character) ? character : spell(character),
  );
}

const JOINER = '\u200d';
const EMOJI_STYLE = '\ufe0f';

/** A selector is part of an emoji directly after its picture or in a keycap (`1️⃣`), a joiner only between two pictures (`👩‍🚀`). */
function isPartOfEmoji(text: string, at: number, character: string): boolean {
  if (character === JOINER) return isPictureBefore(text, at) && PICTURE.test(text.slice(at + 1, at + 3));
  if (character !== EMOJI_STYLE) return false;
  return (
    PICTURE_AT_END.test(text.slice(Math.max(at - 2, 0), at)) ||
    (/^[\d#*]$/.test(text[at - 1] ?? '') && text[at + 1] === '\u20e3')
  );
}

/** Before a joiner a picture may have a selector or a skin tone. */
function isPictureBefore(text: string, at: number): boolean {
  return /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u.test(
    text.slice(Math.max(at - 4, 0), at),
  );
}

const PICTURE = /^\p{Extended_Pictographic}/u;
const PICTURE_AT_END = /\p{Extended_Pictographic}$/u;

function spellOut(character: string): string {
  if (character === '\r') return '\\r';
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\u{${code.toString(16)}}`;
  return code < 0x100 ? `\\x${hexadecimal(code, 2)}` : `\\u${hexadecimal(code, 4)}`;
}

function escape(unit: string): string {
  return `\\u${hexadecimal(unit.charCodeAt(0), 4)}`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
