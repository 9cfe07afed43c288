/**
 * A value as MiniJinja takes it: text, numbers, lists and tables, without anything of JavaScript.
 *
 * MiniJinja sorts the keys of a table. The order of a `Map` counts, so its methods are
 * functions that keep it.
 */
export function valueOf(value: unknown): unknown {
  if (value instanceof Map) return tableOf(value as ReadonlyMap<string | null, unknown>);
  if (Array.isArray(value)) return value.map(valueOf);
  if (typeof value === 'bigint') return Number(value);
  if (isDate(value)) return value.toISOString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
  return plainTable(Object.entries(value));
}

/** A date from a TOML file. */
function isDate(value: unknown): value is { readonly toISOString: () => string } {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function tableOf(map: ReadonlyMap<string | null, unknown>): unknown {
  // An empty table is false in a condition, so it has no functions.
  if (map.size === 0) return plainTable([]);
  const items = [...map].map(([key, value]) => [key, valueOf(value)] as const);
  const table = plainTable(items.map(([key, value]) => [key ?? 'None', value] as const));
  return Object.assign(table, {
    items: () => items,
    keys: () => items.map(([key]) => key),
    values: () => items.map(([, value]) => value),
    get: (key: string | null, otherwise: unknown = null) =>
      items.find(([own]) => own === key)?.[1] ?? otherwise,
  });
}

function plainTable(entries: readonly (readonly [string, unknown])[]): object {
  const table = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) table[key] = valueOf(value);
  return table;
}

/**
 * Refuses `entry.changes` where a template would see the functions among the changes, and in the wrong order.
 *
 * @throws Error in MiniJinja's form
 */
export function refuseBareChanges(file: string, source: string): void {
  const found = BARE_CHANGES.exec(source);
  if (found === null) return;
  const line = source.slice(0, found.index).split('\n').length;
  throw new Error(
    `write .changes.items(), .keys() or .values() instead of .changes alone (in ${file}:${line})`,
  );
}

const BARE_CHANGES = /\{%[-+]?\s*for\b[^%{}]*\.changes\s*(?:[-+]?%\}|if\b)|\{[{%][^%{}]*\.changes\s*\|/;
