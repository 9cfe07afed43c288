import TOML from '@iarna/toml';
import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import { sharedLength } from './difference.ts';
import { grouped } from '../text/words.ts';
import { parsed, withoutMark } from './document.ts';
import type { Fault, Reading } from './document.ts';

/** One key of a document, or the header of one of its tables. */
export interface TomlEntry {
  /** From the root of the document, dotted keys resolved; an element of a list counts as a key: '0', '1', … */
  readonly path: readonly string[];
  /** 1-based */
  readonly line: number;
  /** null: it is the header of a table. Ranges don't count a byte order mark. */
  readonly value: AST.TOMLContentNode | null;
}

/** The document as nested values: integers beyond 2^53 as bigint, dates as Date. */
export function readToml(text: string): Reading {
  const fault = MAY_HARM.test(text) ? harmfulHeader(text) : null;
  if (fault !== null) return fault;
  try {
    // The parser accepts neither a byte order mark nor a carriage return after a comment. TOML allows both.
    return parsed(TOML.parse(withoutMark(text).replaceAll('\r\n', '\n')));
  } catch (error) {
    return faultOf(error as Error, text);
  }
}

/** The line of `Syntax.lineOf`. */
export function lineOfTomlKey(text: string, path: readonly string[]): number | null {
  const places = (tomlEntries(text) ?? [])
    .map((entry) => ({ ...entry, shared: sharedLength(entry.path, path) }))
    .filter(({ shared }) => shared > 0);
  const [deepest] = places.toSorted((a, b) => b.shared - a.shared || a.path.length - b.path.length);
  return deepest?.line ?? null;
}

/** Every key and table header, in the order of the text; null if the text is broken or has too many of them. */
export function tomlEntries(text: string): readonly TomlEntry[] | null {
  const tree = parseTree(text);
  return 'body' in tree ? entriesOf(tree) : null;
}

/** The names that every object inherits, except for `__proto__`, which the parser handles. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__');

/** A text with such a name in it, spelled out or with escapes. */
const MAY_HARM = new RegExp(`${INHERITED.join('|')}|\\\\u`, 'i');

/**
 * `[constructor]` makes @iarna/toml 3.0.0 write the table's keys into the inherited function: `keys = "x"` below
 * it would replace `Object.keys` in the whole process.
 */
function harmfulHeader(text: string): Fault | null {
  const tree = parseTree(text);
  if (!('body' in tree)) return tree;
  const header = entriesOf(tree).find(
    ({ path, value }) => value === null && INHERITED.includes(path.at(-1) ?? ''),
  );
  if (header === undefined) return null;
  return {
    kind: 'broken',
    line: header.line,
    reason: `relctl can't read a table called '${header.path.join('.')}'`,
    isLimit: true,
  };
}

/** @param error the parser's own, with a line; for a time like 12:99:99 a TypeError without */
function faultOf(error: Error, text: string): Fault {
  if ('line' in error && typeof error.line === 'number') {
    return { kind: 'broken', line: error.line + 1, reason: withoutPosition(error.message) };
  }
  const tree = parseTree(text);
  return { kind: 'broken', line: 'body' in tree ? null : tree.line, reason: error.message };
}

/** The parser appends "at row 3, col 7, pos 41:" and a drawing of the place. */
function withoutPosition(message: string): string {
  return message.split(/ at row \d+, col \d/)[0] ?? message;
}

/** Parses with positions. They take about 2 kB of memory for each value, so a text with too many values is refused. */
function parseTree(text: string): AST.TOMLProgram | Fault {
  if (hasTooManyPlaces(text)) {
    const reason = `it has more than ${grouped(MOST_PLACES)} lines, keys and values`;
    return { kind: 'broken', line: null, reason, isLimit: true };
  }
  try {
    return parseTOML(withoutMark(text), { tomlVersion: '1.0' });
  } catch (error) {
    if (error instanceof ParseError) return { kind: 'broken', line: error.lineNumber, reason: error.message };
    throw error;
  }
}

const MOST_PLACES = 100_000;

/** Counts what separates lines, keys and values, also inside strings. So it may count too many, but never too few. */
function hasTooManyPlaces(text: string): boolean {
  return text.split(/[\n,=.[{]/, MOST_PLACES + 2).length > MOST_PLACES + 1;
}

function entriesOf(tree: AST.TOMLProgram): readonly TomlEntry[] {
  return tree.body[0].body.flatMap((node) =>
    node.type === 'TOMLTable' ? tableEntries(node) : keyEntries(node, []),
  );
}

function tableEntries(table: AST.TOMLTable): readonly TomlEntry[] {
  const path = table.resolvedKey.map(String);
  const header = { path, line: table.key.loc.start.line, value: null };
  return [header, ...table.body.flatMap((node) => keyEntries(node, path))];
}

function keyEntries(node: AST.TOMLKeyValue, parent: readonly string[]): readonly TomlEntry[] {
  const path = [...parent, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
  return valueEntries(node.value, path, node.key.loc.start.line);
}

function valueEntries(
  value: AST.TOMLContentNode,
  path: readonly string[],
  line: number,
): readonly TomlEntry[] {
  const own = { path, line, value };
  switch (value.type) {
    case 'TOMLInlineTable':
      return [own, ...value.body.flatMap((node) => keyEntries(node, path))];
    case 'TOMLArray':
      return [
        own,
        ...value.elements.flatMap((node, i) => valueEntries(node, [...path, String(i)], node.loc.start.line)),
      ];
    case 'TOMLValue':
      return [own];
  }
}
