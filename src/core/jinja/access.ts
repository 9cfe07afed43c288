import { charactersOf } from '../text/characters.ts';
import { fault } from './fault.ts';
import { methodOf } from './methods.ts';
import { textOf } from './show.ts';
import { Namespace, orElse, Tuple, typeOf, Undefined } from './value.ts';
import type { Value } from './value.ts';

/**
 * `of.name`: a method or attribute, else the element of that name. Only what is listed here and in the methods can be
 * reached: nothing of JavaScript.
 */
export function attributeOf(of: Value, name: string): Value {
  if (of instanceof Undefined) throw fault(of.reason);
  return methodOf(of, name) ?? orElse(elementOf(of, name), missing(of, name));
}

/** `of[key]`: the element, else the attribute of that name. */
export function itemOf(of: Value, key: Value): Value {
  if (of instanceof Undefined) throw fault(of.reason);
  const found = elementOf(of, key);
  if (found !== undefined) return found;
  return (typeof key === 'string' ? methodOf(of, key) : null) ?? missing(of, key);
}

function elementOf(of: Value, key: Value): Value | undefined {
  if (of instanceof Map) return of.get(key);
  if (of instanceof Namespace) return typeof key === 'string' ? of.attributes.get(key) : undefined;
  if (of instanceof Tuple && typeof key === 'string') return of.items[of.names.indexOf(key)];
  return typeof key === 'number' ? sequence(of)?.at(key) : undefined;
}

function missing(of: Value, key: Value): Undefined {
  return new Undefined(
    typeof key === 'string' ? `${typeOf(of)} has no attribute '${key}'` : `${typeOf(of)} has no such element`,
  );
}

/** `of[start:stop:step]`; null for a limit that is not given. */
export function sliceOf(of: Value, limits: readonly [Value, Value, Value]): Value {
  const items = sequence(of);
  if (items === null) throw fault(`a value of type ${typeOf(of)} can't be sliced`);
  const chosen = indexes(items.length, limits).map((index) => items[index] ?? null);
  if (typeof of === 'string') return chosen.map(textOf).join('');
  return of instanceof Tuple ? new Tuple(chosen) : chosen;
}

function indexes(length: number, [start, stop, step]: readonly [Value, Value, Value]): readonly number[] {
  const by = whole(step) ?? 1;
  if (by === 0) throw fault('a slice has no step of 0');
  const clamp = (limit: number, low: number, high: number) =>
    Math.min(Math.max(limit < 0 ? limit + length : limit, low), high);
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const from = clampOr(whole(start), by > 0 ? 0 : length - 1);
  const to = clampOr(whole(stop), by > 0 ? length : -1);
  function clampOr(limit: number | null, otherwise: number): number {
    return limit === null ? otherwise : clamp(limit, low, high);
  }
  const found: number[] = [];
  for (let at = from; by > 0 ? at < to : at > to; at += by) found.push(at);
  return found;
}

function whole(limit: Value): number | null {
  if (limit === null) return null;
  if (typeof limit === 'number' && Number.isInteger(limit)) return limit;
  throw fault(`the limits of a slice are whole numbers, not ${typeOf(limit)}`);
}

function sequence(of: Value): readonly Value[] | null {
  if (typeof of === 'string') return charactersOf(of);
  if (of instanceof Tuple) return of.items;
  return Array.isArray(of) ? of : null;
}
