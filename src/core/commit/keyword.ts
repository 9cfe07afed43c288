const BREAKING_CHANGE = /^BREAKING[- ]CHANGE/;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/**
 * What a line announces before its first colon: `feat(api)!` of `feat(api)!: search`, `BREAKING CHANGE`, or any other
 * word. Only the start of the line is looked at, and no space is needed behind the colon.
 *
 * Scanned by hand: a pattern's `.+` over a line of some megabytes exhausts the stack of the regular expressions.
 *
 * @returns null when the line does not begin like this
 * @see semantics §2.2, bump_pattern
 */
export function keywordOf(line: string): string | null {
  const word = BREAKING_CHANGE.exec(line)?.[0].length ?? endOfWord(line);
  if (word === 0) return null;
  const end = line[word] === '(' ? endOfScope(line, word) : word;
  if (end === null) return null;
  if (line[end] === ':') return line.slice(0, end);
  return line.startsWith('!:', end) ? line.slice(0, end + 1) : null;
}

/** Where the word characters (Unicode's, as in Python) at the start of the text end; 0 without any. */
export function endOfWord(line: string): number {
  let end = 0;
  while (end < line.length && isWordCharacter(line, end)) {
    end += (line.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

function isWordCharacter(line: string, index: number): boolean {
  const code = line.charCodeAt(index);
  if (code < 0x80) return isAsciiWord(code);
  return WORD_CHARACTER.test(String.fromCodePoint(line.codePointAt(index) ?? 0));
}

function isAsciiWord(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/**
 * Behind the last `)` of the line that stands before a colon: a scope reaches as far as it can.
 * Parity: `docs(a): text (b)!: c` asks for MAJOR.
 *
 * @returns null without such a parenthesis, and for an empty scope
 */
function endOfScope(line: string, open: number): number | null {
  const close = Math.max(line.lastIndexOf('):'), line.lastIndexOf(')!:'));
  return close > open + 1 ? close + 1 : null;
}
