import { fault } from './fault.ts';
import { textOf } from './show.ts';
import { Tuple, typeOf } from './value.ts';
import type { Value } from './value.ts';

/** A value as Python's JSON, with the keys in order, safe to be put into HTML. */
export function jsonOf(value: Value, indent: number | null): string {
  const text = written(value, indent, 0);
  return text.replaceAll(/[<>&']/g, (sign) => unit(sign));
}

function written(value: Value, indent: number | null, depth: number): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value).replaceAll(/[\u007f-\uffff]/g, unit);
  if (depth > 50) throw fault('tojson: the value is nested too deeply');
  const inner = (item: Value) => written(item, indent, depth + 1);
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [textOf(key), item] as const);
    const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return between(
      '{',
      '}',
      sorted.map(([key, item]) => `${JSON.stringify(key)}: ${inner(item)}`),
      indent,
      depth,
    );
  }
  const items = value instanceof Tuple ? value.items : value;
  if (!Array.isArray(items)) throw fault(`tojson does not take a value of type ${typeOf(value)}`);
  return between('[', ']', (items as readonly Value[]).map(inner), indent, depth);
}

function between(
  open: string,
  close: string,
  parts: readonly string[],
  indent: number | null,
  depth: number,
) {
  if (indent === null || parts.length === 0) return `${open}${parts.join(', ')}${close}`;
  const space = (level: number) => `\n${' '.repeat(indent * level)}`;
  return `${open}${space(depth + 1)}${parts.join(`,${space(depth + 1)}`)}${space(depth)}${close}`;
}

function unit(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
