import { Callable, Namespace, Tuple, Undefined, WholeFloat } from './value.ts';
import type { Value } from './value.ts';

/** A value as Python prints it. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return value instanceof Undefined ? '' : literalOf(value);
}

/** A value as Python writes it down in code. */
export function literalOf(value: Value, depth = 0): string {
  if (depth > DEEPEST) return '...';
  const inner = (item: Value) => literalOf(item, depth + 1);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numberText(value);
  if (value instanceof WholeFloat) return wholeFloatText(value.value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (value instanceof Tuple) {
    const items = value.items.map(inner).join(', ');
    return value.items.length === 1 ? `(${items},)` : `(${items})`;
  }
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${inner(key)}: ${inner(item)}`).join(', ')}}`;
  }
  if (value instanceof Undefined) return 'Undefined';
  return value instanceof Namespace || value instanceof Callable ? `<${value.name}>` : '';
}

/** A list that holds itself has no end. */
const DEEPEST = 50;

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

function wholeFloatText(value: number): string {
  const text = numberText(value);
  return text.includes('e') ? text : `${text}.0`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(
      /[\u0000-\u001f\u007f-\u00a0]/g,
      (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}
