/** What a message quotes of a text that may be of any length: long enough for a name, a subject or a value. */
export const QUOTED = 200;

/** At most the first `most` characters of a text, and `…` in the place of the others. */
export function excerpt(text: string, most = QUOTED): string {
  // Not between the two halves of a character beyond U+FFFF.
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
