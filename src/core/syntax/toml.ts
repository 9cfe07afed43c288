import type { AST } from 'toml-eslint-parser';
import { bounded } from './bounded.ts';
import { isSamePath } from './difference.ts';
import { BYTE_ORDER_MARK } from './document.ts';
import type { Syntax } from './syntax.ts';
import { lineOfTomlKey, readToml, tomlEntries } from './toml-reading.ts';

/** TOML 1.0. One parser reads it, another one gives the positions. */
export const toml: Syntax = bounded(
  {
    name: 'TOML',
    read: readToml,
    lineOf: lineOfTomlKey,
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
