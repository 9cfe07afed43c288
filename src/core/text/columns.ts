const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
/** Most texts are such. To compile the other patterns takes a millisecond. */
const PLAIN = /^[\u0020-\u007e]*$/;
const NO_WIDTH = /[\p{M}\u200b-\u200d\ufe0f]/u;

/** How many columns a text takes on a terminal. It is an approximation, good enough to put a mark below a character. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (!NO_WIDTH.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}
