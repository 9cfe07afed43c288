/** How many characters a text has, as Python counts them: a character beyond U+FFFF counts once, not twice. */
export function charactersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at = nextCharacter(text, at)) count += 1;
  return count;
}

/** Where the character with this number (from 0) begins; null: the text is shorter. */
export function indexOfCharacter(text: string, number: number): number | null {
  let at = 0;
  for (let count = 0; count < number && at < text.length; count += 1) at = nextCharacter(text, at);
  return at < text.length ? at : null;
}

function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** The characters of a text, as Python counts them. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}
