import { isSamePath, isSameValue } from './difference.ts';
import { BYTE_ORDER_MARK, isTable } from './document.ts';
import { toml } from './toml.ts';
import { tomlEntries } from './toml-reading.ts';

/** What is added to a TOML text. Lines have no line ends. Values are TOML already. */
export type Addition =
  /** At the end of the text, headers included. */
  | { readonly kind: 'tables'; readonly lines: readonly string[] }
  /** Directly after the header of an existing table. */
  | { readonly kind: 'lines'; readonly table: readonly string[]; readonly lines: readonly string[] }
  /** Before the first element of an existing list. */
  | { readonly kind: 'items'; readonly list: readonly string[]; readonly items: readonly string[] };

/**
 * The text with additions. It keeps all of its characters, and the additions get its line ends.
 *
 * Apart from the additions, both texts must mean the same. An inline table, or one with dotted keys, can't be extended in another
 * place.
 *
 * @returns null if that is not possible
 */
export function withAdditions(text: string, additions: readonly Addition[]): string | null {
  let added: string | null = text;
  for (const addition of additions) {
    added = added === null ? null : withAddition(added, addition);
  }
  if (added === null) return null;
  const [was, is] = [toml.read(text), toml.read(added)];
  if (was.kind === 'broken' || is.kind === 'broken') return null;
  return keeps(was.document, is.document) ? added : null;
}

/** The line end of a text: that of its first line. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

function withAddition(text: string, addition: Addition): string | null {
  const end = lineEndOf(text);
  switch (addition.kind) {
    case 'tables':
      return withTables(text, addition.lines, end);
    case 'lines':
      return withLines(text, addition.table, addition.lines, end);
    case 'items':
      return withItems(text, addition.list, addition.items, end);
  }
}

function withTables(text: string, lines: readonly string[], end: string): string {
  const closed = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  const isFirst = closed.trim() === '';
  const gap = isFirst || closed.endsWith(`\n${end}`) ? '' : end;
  return closed + gap + lines.map((line) => line + end).join('');
}

function withLines(
  text: string,
  table: readonly string[],
  lines: readonly string[],
  end: string,
): string | null {
  const header = tomlEntries(text)?.find(({ path, value }) => value === null && isSamePath(path, table));
  if (header === undefined) return null;
  const at = offsetOfLine(text, header.line + 1);
  const before = text.slice(0, at);
  return `${before}${before.endsWith('\n') ? '' : end}${lines.map((line) => line + end).join('')}${text.slice(at)}`;
}

function withItems(
  text: string,
  list: readonly string[],
  items: readonly string[],
  end: string,
): string | null {
  const value = tomlEntries(text)?.find(({ path }) => isSamePath(path, list))?.value ?? null;
  if (value?.type !== 'TOMLArray') return null;
  const offset = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const opened = value.range[0] + offset + 1;
  const [first] = value.elements;
  const restOfLine = /^[^\S\n]*(?:#[^\n]*)?\n/.exec(text.slice(opened))?.[0];
  if (restOfLine === undefined) {
    const at = opened + (/^[ \t]*/.exec(text.slice(opened))?.[0].length ?? 0);
    return text.slice(0, at) + items.join(', ') + (first === undefined ? '' : ', ') + text.slice(at);
  }
  const at = opened + restOfLine.length;
  const indent = first === undefined ? '    ' : indentAt(text, first.range[0] + offset);
  return text.slice(0, at) + items.map((item) => `${indent}${item},${end}`).join('') + text.slice(at);
}

function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Where a line begins (the first is 1); the end of the text if it has fewer lines. */
function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}

/** Whether a value still has everything that it had before. A list may have new elements at its beginning. */
function keeps(was: unknown, is: unknown): boolean {
  if (isTable(was)) {
    return (
      isTable(is) &&
      Object.entries(was).every(([key, value]) => Object.hasOwn(is, key) && keeps(value, is[key]))
    );
  }
  if (Array.isArray(was)) {
    if (!Array.isArray(is)) return false;
    const more = is.length - was.length;
    return more >= 0 && was.every((value, i) => keeps(value, is[more + i]));
  }
  return isSameValue(was, is);
}
