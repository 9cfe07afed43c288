import { fault } from './fault.ts';

export type Token =
  | { readonly kind: 'name' | 'sign' | 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly isFloat: boolean };

const SIGNS = [
  ...['**', '//', '==', '!=', '<=', '>='],
  ...['+', '-', '*', '/', '%', '~', '<', '>', '=', '(', ')', '[', ']', '{', '}', '.', ',', ':', '|'],
];

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:e[+-]?\d+)?/iy;
const TEXT = /'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"/y;

/** The token that begins at a place, and where it ends. */
export function tokenAt(
  source: string,
  at: number,
  line: number,
): { readonly token: Token; readonly end: number } {
  const name = matchAt(NAME, source, at);
  if (name !== null) return { token: { kind: 'name', text: name[0] }, end: at + name[0].length };
  const number = matchAt(NUMBER, source, at);
  if (number !== null) {
    const value = Number(number[0].replaceAll('_', ''));
    const isFloat = /[.e]/i.test(number[0]);
    return { token: { kind: 'number', value, isFloat }, end: at + number[0].length };
  }
  const text = matchAt(TEXT, source, at);
  if (text !== null) {
    const [whole, single, double = ''] = text;
    return { token: { kind: 'text', text: unescaped(single ?? double) }, end: at + whole.length };
  }
  const sign = SIGNS.find((candidate) => source.startsWith(candidate, at));
  if (sign === undefined) {
    throw fault(`unexpected character '${String.fromCodePoint(source.codePointAt(at) ?? 0)}'`, line);
  }
  return { token: { kind: 'sign', text: sign }, end: at + sign.length };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** Python's escapes; a backslash in front of anything else stays. */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|([^]))/gi,
    (whole, byte?: string, unit?: string, other?: string) => {
      const code = byte ?? unit;
      return code === undefined ? (ESCAPED[other ?? ''] ?? whole) : String.fromCharCode(parseInt(code, 16));
    },
  );
}

/** A token as an error message shows it. */
export function shownToken(token: Token | undefined): string {
  if (token === undefined) return 'the end';
  return token.kind === 'number' ? String(token.value) : `'${token.text}'`;
}
