const BREAKING_CHANGE = /^BREAKING[- ]CHANGE/;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/**
 * The keyword before the colon of a line: `feat(api)!` in `feat(api)!: search`, `BREAKING CHANGE`, or any other word. It must
 * be at the start of the line. No space is needed after the colon. This is commitizen's `bump_pattern`.
 *
 * The line is scanned by hand: a pattern with `.+` exhausts the stack of the regular expression engine on a line of some
 * megabytes.
 *
 * @returns null if the line does not start with a keyword
 */
export function keywordOf(line: string): string | null {
  const word = BREAKING_CHANGE.exec(line)?.[0].length ?? endOfWord(line);
  if (word === 0) return null;
  const end = line[word] === '(' ? endOfScope(line, word) : word;
  if (end === null) return null;
  if (line[end] === ':') return line.slice(0, end);
  return line.startsWith('!:', end) ? line.slice(0, end + 1) : null;
}

/** The end of the word at the start of the text, with Unicode's word characters as in Python; 0 if there is none. */
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
 * The index after the last `)` that is followed by a colon: a scope reaches as far as possible.
 * Parity: `docs(a): text (b)!: c` is a MAJOR change.
 *
 * @returns null if there is no such parenthesis, or if the scope is empty
 */
function endOfScope(line: string, open: number): number | null {
  const close = Math.max(line.lastIndexOf('):'), line.lastIndexOf(')!:'));
  return close > open + 1 ? close + 1 : null;
}
