/** The objects, maps and tables that the syntaxes have in common. */
export type Table = Readonly<Record<string, unknown>>;

/** The result of parsing a text. */
export type Reading = { readonly kind: 'parsed'; readonly document: Table } | Fault;

export interface Fault {
  readonly kind: 'broken';
  /** The first line is 1; null: the parser does not say. */
  readonly line: number | null;
  readonly reason: string;
  /** Whether relctl's own limits are the reason, and other programs may read the text. */
  readonly isLimit?: true;
}

export const BYTE_ORDER_MARK = '\uFEFF';

export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

/** An empty document, which YAML allows, is an empty table. */
export function parsed(document: unknown): Reading {
  if (document === null || isTable(document)) return { kind: 'parsed', document: document ?? {} };
  return { kind: 'broken', line: 1, reason: 'a table of keys is expected' };
}

export function isTable(found: unknown): found is Table {
  return typeof found === 'object' && found !== null && !Array.isArray(found) && !('toISOString' in found);
}

/** The value at a path of a parsed document; undefined if there is none. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  let at: unknown = document;
  for (const key of path) {
    if (!isTable(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** The table at a path of a parsed document; null if there is none. */
export function tableAt(document: unknown, path: readonly string[]): Table | null {
  const found = valueAt(document, path);
  return isTable(found) ? found : null;
}

/** The line of a character (the first is 1). */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
