/** Everything that moves a cursor, rings, changes colour or reverses the reading direction. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from a repository with its control characters spelled out (`\x1b`, `\u202e`), safe to print on a
 * terminal. Newlines and tabs stay; a carriage return becomes `\r`.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, spellOut);
}

/** {@link visible}, for text that must stay on one line: a file name, a branch, a configured value. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** JSON that says the same, with its escapes in the place of what a terminal would obey. */
export function visibleJson(json: string): string {
  return json.replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function spellOut(character: string): string {
  if (character === '\r') return '\\r';
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
