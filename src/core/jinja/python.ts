type Method = (...given: unknown[]) => unknown;

/**
 * What a template finds in a value: `value[name]`, `value.name`, or with more than two arguments a slice of it. A text,
 * a list and a table have members of Python's; every other value only what is its own.
 */
export function memberOf(
  value: unknown,
  name: unknown,
  ...rest: readonly [stop?: unknown, step?: unknown]
): unknown {
  if (rest.length > 0) return sliceOf(value, name, rest[0], rest[1]);
  if (typeof value === 'string')
    return typeof name === 'number' ? value.at(name) : methodOf(TEXT, value, name);
  if (Array.isArray(value)) return typeof name === 'number' ? value.at(name) : methodOf(LIST, value, name);
  if (value instanceof Map) return value.has(name) ? value.get(name) : methodOf(TABLE, value, name);
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, String(name))) return (value as Readonly<Record<string, unknown>>)[String(name)];
  return methodOf(TABLE, new Map(Object.entries(value)), name);
}

/** A value in the text, as Python spells it; what is not defined is empty. */
export function spelled(value: unknown): unknown {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : literalOf(value);
}

/** A value as Python writes it down in code; what has no such form is left to the library. */
function literalOf(value: unknown): unknown {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item) => String(literalOf(item))).join(', ')}]`;
  if (value instanceof Map) return tableText([...(value as ReadonlyMap<unknown, unknown>)]);
  const isTable = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  return isTable ? tableText(Object.entries(value)) : value;
}

function tableText(entries: readonly (readonly [unknown, unknown])[]): string {
  const parts = entries.map(([key, item]) => `${String(literalOf(key))}: ${String(literalOf(item))}`);
  return `{${parts.join(', ')}}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

function methodOf<T>(
  methods: Readonly<Record<string, (value: T) => Method>>,
  value: T,
  name: unknown,
): unknown {
  return Object.hasOwn(methods, String(name)) ? methods[String(name)]?.(value) : undefined;
}

const TEXT: Readonly<Record<string, (text: string) => Method>> = {
  strip: (text) => () => text.trim(),
  lstrip: (text) => () => text.trimStart(),
  rstrip: (text) => () => text.trimEnd(),
  lower: (text) => () => text.toLowerCase(),
  upper: (text) => () => text.toUpperCase(),
  title: (text) => () => text.replaceAll(/\p{L}+/gu, capitalized),
  capitalize: (text) => () => capitalized(text),
  replace: (text) => (old, next) => text.replaceAll(String(old), () => String(next)),
  split: (text) => (at) => (typeof at === 'string' ? text.split(at) : text.trim().split(/\s+/u)),
  splitlines: (text) => () => text.split('\n'),
  startswith: (text) => (start) => text.startsWith(String(start)),
  endswith: (text) => (end) => text.endsWith(String(end)),
  find: (text) => (part) => text.indexOf(String(part)),
  count: (text) => (part) => text.split(String(part)).length - 1,
  join: (text) => (parts) => (Array.isArray(parts) ? parts.map(String).join(text) : ''),
};

const LIST: Readonly<Record<string, (list: unknown[]) => Method>> = {
  append: (list) => (item) => {
    list.push(item);
    return null;
  },
  index: (list) => (item) => list.indexOf(item),
  count: (list) => (item) => list.filter((one) => one === item).length,
};

const TABLE: Readonly<Record<string, (table: ReadonlyMap<unknown, unknown>) => Method>> = {
  items: (table) => () => [...table],
  keys: (table) => () => [...table.keys()],
  values: (table) => () => [...table.values()],
  get:
    (table) =>
    (key, otherwise = null) =>
      table.has(key) ? table.get(key) : otherwise,
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** Python's slice, forwards. */
function sliceOf(value: unknown, start: unknown, stop: unknown, step: unknown): unknown {
  const from = typeof start === 'number' ? start : 0;
  const to = typeof stop === 'number' ? stop : undefined;
  const every = typeof step === 'number' && step > 0 ? step : 1;
  const taken = <T>(items: readonly T[]): readonly T[] =>
    items.slice(from, to).filter((_, index) => index % every === 0);
  if (typeof value === 'string') return taken(Array.from(value)).join('');
  return Array.isArray(value) ? taken(value as readonly unknown[]) : undefined;
}
