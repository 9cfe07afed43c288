/** How many characters of a foreign text a message quotes: enough for a name, a subject or a value. */
export const QUOTED = 200;

/** At most the first `most` characters of a text, with `…` for the rest. */
export function excerpt(text: string, most = QUOTED): string {
  // Never between the two halves of a character beyond U+FFFF.
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
