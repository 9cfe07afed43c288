import type { AST } from 'toml-eslint-parser';
import type { TomlFault } from '../config/toml.ts';
import { BYTE_ORDER_MARK, readToml, tomlEntries } from '../config/toml.ts';
import { isTable } from '../config/value.ts';
import { InternalError } from '../error/error.ts';

/** What a TOML text holds where a string is looked for. */
export type TomlString =
  | { readonly kind: 'found'; readonly value: string }
  /** `parent` is the deepest table on the way that exists, [] for the document itself. */
  | { readonly kind: 'absent'; readonly parent: readonly string[] }
  | { readonly kind: 'not-a-string'; readonly found: unknown }
  | TomlFault;

export function readTomlString(text: string, path: readonly string[]): TomlString {
  const reading = readToml(text);
  if (reading.kind === 'broken') return reading;
  let at: unknown = reading.document;
  for (const [depth, key] of path.entries()) {
    if (!isTable(at)) return { kind: 'absent', parent: path.slice(0, depth - 1) };
    if (!Object.hasOwn(at, key)) return { kind: 'absent', parent: path.slice(0, depth) };
    at = at[key];
  }
  return typeof at === 'string' ? { kind: 'found', value: at } : { kind: 'not-a-string', found: at };
}

/**
 * The text with the characters between the quotes of one string exchanged, and every other one as it was.
 *
 * The place is found by one parser and the result is judged by another: both texts must mean the same but for
 * that key. What can't be edited so is our own fault (InternalError), for {@link readTomlString} says before
 * whether there is such a string.
 *
 * @param file for the error
 */
export function replaceTomlString(
  text: string,
  path: readonly string[],
  value: string,
  file: string,
): string {
  const literal = tomlEntries(text)?.find((entry) => isSamePath(entry.path, path))?.value;
  if (literal?.type !== 'TOMLValue' || literal.kind !== 'string') {
    throw new InternalError(`${file} has no string at ${path.join('.')}`);
  }
  const offset = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const [start, end] = literal.range;
  const spelled = respelled(text.slice(start + offset, end + offset), literal, value);
  const edited = text.slice(0, start + offset) + spelled + text.slice(end + offset);
  requireOnlyChange(text, edited, path, value, file);
  return edited;
}

/** The literal with another value, in its own kind of quotes wherever they can hold it. */
function respelled(raw: string, literal: AST.TOMLStringValue, value: string): string {
  const quotes = raw.slice(0, literal.multiline ? 3 : 1);
  if (literal.style === 'literal' && !LITERAL_HOLDS.test(value)) return `"${escaped(value)}"`;
  // TOML drops a newline that follows the opening quotes, so it is layout and stays.
  const opening = literal.multiline ? quotes + (/^\r?\n/.exec(raw.slice(3))?.[0] ?? '') : quotes;
  return opening + (literal.style === 'literal' ? value : escaped(value)) + quotes;
}

/** Single quotes know no escapes: no quote within, no control character but the tab. */
const LITERAL_HOLDS = /^[^'\u0000-\u0008\u000a-\u001f\u007f]*$/;

function escaped(value: string): string {
  return value.replace(/["\\\u0000-\u001f\u007f]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function requireOnlyChange(
  before: string,
  after: string,
  path: readonly string[],
  value: string,
  file: string,
): void {
  const [was, is] = [readToml(before), readToml(after)];
  const written = readTomlString(after, path);
  if (was.kind === 'parsed' && is.kind === 'parsed' && written.kind === 'found' && written.value === value) {
    if (differingPaths(was.document, is.document).every((differing) => isSamePath(differing, path))) return;
  }
  throw new InternalError(`editing ${path.join('.')} in ${file} would have changed more than its value`);
}

/** The paths at which two parsed documents differ, as deep as both have a table or a list there. */
function differingPaths(
  a: unknown,
  b: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  const [inA, inB] = [members(a), members(b)];
  if (inA === null || inB === null || Array.isArray(a) !== Array.isArray(b))
    return isSameValue(a, b) ? [] : [path];
  const keys = new Set([...inA.keys(), ...inB.keys()]);
  return [...keys].flatMap((key) => {
    if (!inA.has(key) || !inB.has(key)) return [[...path, key]];
    return differingPaths(inA.get(key), inB.get(key), [...path, key]);
  });
}

/** null for what is neither a table nor a list. A Map, for a key may be called `__proto__`. */
function members(value: unknown): ReadonlyMap<string, unknown> | null {
  return Array.isArray(value) || isTable(value) ? new Map<string, unknown>(Object.entries(value)) : null;
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (isDate(a) && isDate(b)) return Object.is(a.getTime(), b.getTime());
  return Object.is(a, b);
}

function isDate(value: unknown): value is { getTime(): number } {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
