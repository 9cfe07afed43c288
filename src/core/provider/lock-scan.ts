import { refuse } from '../error/error.ts';
import { BYTE_ORDER_MARK } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';

/** The position of a value in the text of a lock, including its quotes or brackets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One `[[package]]` of a lock: the values of the keys directly below its header, by key. */
export type LockPackage = ReadonlyMap<string, Span>;

/**
 * The `[[package]]` entries of a lock, in order, found by scanning the text.
 *
 * A lock can have tens of thousands of lines, and a TOML parser needs seconds for it. So this scan only records the
 * positions of values. It skips each value as a whole: text inside a string or a list never counts as a header or a key.
 * The scan ends at the first text that is not TOML.
 *
 * @returns after the last entry, the position of the text that is not TOML; null if all of it is TOML
 */
export function* scanPackages(lock: string): Generator<LockPackage, number | null> {
  let entry: Map<string, Span> | null = null;
  let fault: number | null = null;
  let at = endOf(BLANK, lock, lock.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
  while (at !== null && at < lock.length) {
    fault = at;
    const isHeader = lock[at] === '[';
    if (isHeader && entry !== null) yield entry;
    if (isHeader) {
      entry = endOf(PACKAGE_HEADER, lock, at) === null ? null : new Map<string, Span>();
      at = endOf(HEADER, lock, at);
    } else {
      const start = endOf(KEY, lock, at);
      const end = start === null ? null : endOfValue(lock, start);
      if (start === null || end === null) break;
      entry?.set(keyIn(lock.slice(at, start)), { start, end });
      at = end;
    }
    at = at === null ? null : endOf(BLANK, lock, at);
    if (at !== null) fault = null;
  }
  if (entry !== null) yield entry;
  return fault;
}

/** relctl does not write a lock that is cut off or has conflict markers. @throws VERSION_FILE_INVALID */
export function refuseBroken(file: string, lock: string): void {
  const scan = scanPackages(lock);
  let step = scan.next();
  while (step.done !== true) step = scan.next();
  if (step.value === null) return;
  const line = lock.slice(0, step.value).split('\n').length;
  throw refuse('VERSION_FILE_INVALID', {
    file,
    line,
    syntax: toml.name,
    reason: 'neither a table nor a key',
  });
}

/** A string and its position inside the quotes; null if the value is not a string, or has escapes in it. */
export function stringAt(lock: string, value: Span | undefined): (Span & { readonly text: string }) | null {
  if (value === undefined) return null;
  const raw = lock.slice(value.start, value.end);
  // TOML ignores a newline directly after three opening quotes.
  const opening = /^(?:(?:'''|""")(?:\r?\n)?|["'])/.exec(raw)?.[0];
  if (opening === undefined || (opening.startsWith('"') && raw.includes('\\'))) return null;
  const start = value.start + opening.length;
  const end = value.end - (opening.length < 3 ? 1 : 3);
  return { start, end, text: lock.slice(start, end) };
}

const BLANK = /(?:\s+|#[^\n]*)*/y;
const LINE = /[^\n]*/y;
/** The header of any table, with the rest of its line. */
const HEADER = /\[\[?[^\][\n]+\]\]?[ \t]*(?:#[^\n]*)?\r?(?=\n|$)/y;
const PACKAGE_HEADER = /\[\[[ \t]*(?:package|"package"|'package')[ \t]*\]\]/y;

const KEY_PART = String.raw`[\w-]+|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'`;
/** A key, which may be dotted, with the `=` and the spaces after it. */
const KEY = new RegExp(`(?:${KEY_PART})(?:[ \\t]*\\.[ \\t]*(?:${KEY_PART}))*[ \\t]*=[ \\t]*`, 'y');

/** A string of any of the four kinds. The text of a multi-line string may end with up to two quotes. */
const STRING = /"""(?:"{0,2}(?:[^"\\]|\\[^]))*"{3,5}|'''[^]*?'{3,5}|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'/y;

/** Characters that open or close something in a list or an inline table. */
const STRUCTURE = /["'#[\]{}]/g;

/** @returns null if the value does not end */
function endOfValue(lock: string, start: number): number | null {
  const first = lock[start];
  if (first === '"' || first === "'") return endOf(STRING, lock, start);
  return first === '[' || first === '{' ? endOfBrackets(lock, start) : endOf(LINE, lock, start);
}

function endOfBrackets(lock: string, start: number): number | null {
  let depth = 0;
  let at: number | null = start;
  do {
    STRUCTURE.lastIndex = at;
    const found = STRUCTURE.exec(lock);
    if (found === null) return null;
    at = found.index + 1;
    if ('[{'.includes(found[0])) depth += 1;
    else if (']}'.includes(found[0])) depth -= 1;
    else at = endOf(found[0] === '#' ? LINE : STRING, lock, found.index);
    if (depth === 0) return at;
  } while (at !== null);
  return null;
}

/** The end of the match of a sticky pattern at a position; null if it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** `name = ` and `"name" = ` are the key `name`. A dotted key is returned as it is written. */
function keyIn(spelled: string): string {
  const key = spelled.slice(0, spelled.lastIndexOf('=')).trimEnd();
  return /^(["'])[^"'\\]*\1$/.test(key) ? key.slice(1, -1) : key;
}
