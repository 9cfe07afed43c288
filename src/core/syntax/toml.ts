import type { AST } from 'toml-eslint-parser';
import { bounded } from './bounded.ts';
import { isSamePath } from './difference.ts';
import { BYTE_ORDER_MARK } from './document.ts';
import type { Syntax } from './syntax.ts';
import { lineOfTomlKey, readToml, tomlEntries } from './toml-reading.ts';

/**
 * TOML 1.0. One parser reads it, another one gives the positions. To load the second one takes longer than all the rest, so
 * `guess` finds a key that is written as in most files.
 */
export const toml: Syntax = bounded(
  {
    name: 'TOML',
    read: readToml,
    lineOf: lineOfTomlKey,
    guess: respellPlainLine,
    respell(text, path, value) {
      const literal = tomlEntries(text)?.find((entry) => isSamePath(entry.path, path))?.value;
      if (literal?.type !== 'TOMLValue' || literal.kind !== 'string') return null;
      const offset = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
      const [start, end] = literal.range;
      const spelled = spell(text.slice(start + offset, end + offset), literal, value);
      return text.slice(0, start + offset) + spelled + text.slice(end + offset);
    },
  },
  // A pyproject.toml has a few thousand characters. Some texts of 2 million take 2 seconds and 200 MB.
  2_000_000,
);

/** The text with another value in the line `KEY = "…"` below the line `[TABLE]`; null if there is no such line. */
function respellPlainLine(text: string, path: readonly string[], value: string): string | null {
  const key = path.at(-1) ?? '';
  if (!path.every((part) => BARE_KEY.test(part)) || !PLAIN_VALUE.test(value)) return null;
  const wanted = path.slice(0, -1).join('.');
  const assignment = new RegExp(`^(${key}[ \\t]*=[ \\t]*)(["'])[^"'\\\\]*\\2(?!["'])`);
  const lines = text.split('\n');
  let table: string | null = '';
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('[')) table = PLAIN_HEADER.exec(line)?.[1] ?? null;
    if (table !== wanted || !assignment.test(line)) continue;
    lines[at] = line.replace(assignment, (_, start: string, quote: string) => start + quote + value + quote);
    return lines.join('\n');
  }
  return null;
}

const BARE_KEY = /^[\w-]+$/;
const PLAIN_VALUE = /^[\w.+!-]*$/;
const PLAIN_HEADER = /^\[([\w.-]+)\][ \t]*(?:#.*)?\r?$/;

/** The literal with another value, with the same kind of quotes if possible. */
function spell(raw: string, literal: AST.TOMLStringValue, value: string): string {
  const quotes = raw.slice(0, literal.multiline ? 3 : 1);
  if (literal.style === 'literal' && !LITERAL_HOLDS.test(value)) return `"${escaped(value)}"`;
  // TOML ignores a newline after the opening quotes, so it belongs to the layout and stays.
  const opening = literal.multiline ? quotes + (/^\r?\n/.exec(raw.slice(3))?.[0] ?? '') : quotes;
  return opening + (literal.style === 'literal' ? value : escaped(value)) + quotes;
}

/** Between single quotes there are no escapes: no single quote, and no control character except the tab. */
const LITERAL_HOLDS = /^[^'\u0000-\u0008\u000a-\u001f\u007f]*$/;

function escaped(value: string): string {
  return value.replace(/["\\\u0000-\u001f\u007f]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
