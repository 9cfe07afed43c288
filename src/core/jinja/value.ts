import { charactersOf } from '../text/characters.ts';
import { fault } from './fault.ts';

/** A value as Python has it. A list is an array. */
export type Value =
  null | boolean | number | WholeFloat | string | Value[] | Tuple | Dict | Undefined | Callable | Namespace;

export type Dict = Map<Value, Value>;

export class Tuple {
  readonly items: readonly Value[];
  /** The names of the items, where they have any. */
  readonly names: readonly string[];

  constructor(items: readonly Value[], names: readonly string[] = []) {
    this.items = items;
    this.names = names;
  }
}

/** A number with a fraction that happens to be zero: Python prints `2.0`. Every other number is a number. */
export class WholeFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** What a name stands for that nobody has given a value: nothing when printed, an error when asked for more. */
export class Undefined {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What stands in the parentheses of a call. */
export interface Given {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const NOTHING_GIVEN: Given = { positional: [], named: new Map() };

export class Callable {
  readonly name: string;
  readonly call: (given: Given) => Value;

  constructor(name: string, call: (given: Given) => Value) {
    this.name = name;
    this.call = call;
  }
}

/** Something with attributes: a namespace, an imported template, the `loop` of a loop. */
export class Namespace {
  readonly name: string;
  readonly attributes: Map<string, Value>;
  /** What it does when it is called; null when it can't be. */
  readonly called: Callable | null;

  constructor(name: string, attributes: Map<string, Value>, called: Callable | null = null) {
    this.name = name;
    this.attributes = attributes;
    this.called = called;
  }
}

/** A value of the configuration or of a commit as a template sees it. */
export function valueOf(found: unknown): Value {
  if (found === null || found === undefined) return null;
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return found;
  if (typeof found === 'bigint') return Number(found);
  if (Array.isArray(found)) return found.map(valueOf);
  if (found instanceof Map) return new Map([...found].map(([key, value]) => [valueOf(key), valueOf(value)]));
  if (typeof found !== 'object') return null;
  // Dates, as TOML has them.
  if ('toISOString' in found) return JSON.stringify(found).slice(1, -1);
  return new Map(Object.entries(found).map(([key, value]) => [key, valueOf(value)]));
}

export function isTrue(value: Value): boolean {
  if (value === null || value instanceof Undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (value instanceof WholeFloat) return value.value !== 0;
  return typeof value === 'object' || Boolean(value);
}

/** The name of its type, as Python has it. */
export function typeOf(value: Value): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Tuple) return 'tuple';
  if (value instanceof Map) return 'dict';
  if (value instanceof WholeFloat) return 'float';
  if (value instanceof Callable) return 'function';
  return value instanceof Undefined ? 'Undefined' : value.name;
}

/** The elements of a list, the keys of a dict, the characters of a text; of what is undefined none. */
export function elementsOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Tuple) return value.items;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === 'string') return charactersOf(value);
  if (value instanceof Undefined) return [];
  throw fault(`a value of type ${typeOf(value)} has no elements`);
}

/** What was found, None included, else something else. */
export function orElse(found: Value | undefined, otherwise: Value): Value {
  return found === undefined ? otherwise : found;
}

/** The result of an operation on floats. */
export function float(value: number): Value {
  return Number.isInteger(value) ? new WholeFloat(value) : value;
}

/** @throws TemplateFault for what is undefined */
export function defined(value: Value): Exclude<Value, Undefined> {
  if (value instanceof Undefined) throw fault(value.reason);
  return value;
}
