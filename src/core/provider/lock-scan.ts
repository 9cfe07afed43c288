import { refuse } from '../error/error.ts';
import { BYTE_ORDER_MARK } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';

/** Where a value stands in the text of a lock, quotes or brackets included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One `[[package]]` of a lock: the values of the keys directly below its header, by key. */
export type LockPackage = ReadonlyMap<string, Span>;

/**
 * The `[[package]]` entries of a lock in their order, found by walking over the text.
 *
 * A lock is large and its parse slow (architecture, §13), so nothing is built but the places of values. Each
 * value is walked over as a whole: what looks like a header or a key inside a string or a list counts for
 * nothing. The walk ends where the text is not TOML.
 *
 * @returns behind the last entry the place where it is none; null where all of it is
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

/** A lock that is cut off, or holds the marks of a conflict, is not written. @throws VERSION_FILE_INVALID */
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

/** A string and the place inside its quotes; null for a value that is none, or has escapes in it. */
export function stringAt(lock: string, value: Span | undefined): (Span & { readonly text: string }) | null {
  if (value === undefined) return null;
  const raw = lock.slice(value.start, value.end);
  // TOML drops a newline that follows three opening quotes.
  const opening = /^(?:(?:'''|""")(?:\r?\n)?|["'])/.exec(raw)?.[0];
  if (opening === undefined || (opening.startsWith('"') && raw.includes('\\'))) return null;
  const start = value.start + opening.length;
  const end = value.end - (opening.length < 3 ? 1 : 3);
  return { start, end, text: lock.slice(start, end) };
}

const BLANK = /(?:\s+|#[^\n]*)*/y;
const LINE = /[^\n]*/y;
/** The header of any table, and what follows it on its line. */
const HEADER = /\[\[?[^\][\n]+\]\]?[ \t]*(?:#[^\n]*)?\r?(?=\n|$)/y;
const PACKAGE_HEADER = /\[\[[ \t]*(?:package|"package"|'package')[ \t]*\]\]/y;

const KEY_PART = String.raw`[\w-]+|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'`;
/** A key, perhaps dotted, with the `=` and the blanks behind it. */
const KEY = new RegExp(`(?:${KEY_PART})(?:[ \\t]*\\.[ \\t]*(?:${KEY_PART}))*[ \\t]*=[ \\t]*`, 'y');

/** A string of any of the four kinds; the long ones may end in up to two quotes of their own. */
const STRING = /"""(?:"{0,2}(?:[^"\\]|\\[^]))*"{3,5}|'''[^]*?'{3,5}|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'/y;

/** What opens or closes something within a list or an inline table. */
const STRUCTURE = /["'#[\]{}]/g;

/** @returns null where the value does not end */
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

/** The end of what a sticky pattern matches right at a place; null when it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** `name = ` and `"name" = ` are the key `name`; a dotted one stays as it is written. */
function keyIn(spelled: string): string {
  const key = spelled.slice(0, spelled.lastIndexOf('=')).trimEnd();
  return /^(["'])[^"'\\]*\1$/.test(key) ? key.slice(1, -1) : key;
}
