import { DICT_METHODS, LIST_METHODS, TUPLE_METHODS } from './collection-methods.ts';
import { TEXT_METHODS } from './text-methods.ts';
import { Callable, Namespace, Tuple } from './value.ts';
import type { Given, Value } from './value.ts';

/** A method, given the value that it is called on. */
export type Method<T> = (self: T, given: Given) => Value;
export type Methods<T> = ReadonlyMap<string, Method<T>>;

/** A method of a value, bound to it; null when it has none of that name. */
export function methodOf(of: Value, name: string): Callable | null {
  if (typeof of === 'string') return bound(TEXT_METHODS, of, name);
  if (Array.isArray(of)) return bound(LIST_METHODS, of, name);
  if (of instanceof Tuple) return bound(TUPLE_METHODS, of, name);
  if (of instanceof Map) return bound(DICT_METHODS, of, name);
  const attribute = of instanceof Namespace ? of.attributes.get(name) : undefined;
  return attribute instanceof Callable ? attribute : null;
}

function bound<T>(methods: Methods<T>, self: T, name: string): Callable | null {
  const method = methods.get(name);
  return method === undefined ? null : new Callable(name, (given) => method(self, given));
}
