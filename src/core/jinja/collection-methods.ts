import { fault } from './fault.ts';
import { Parameters } from './given.ts';
import { limited } from './limits.ts';
import type { Method, Methods } from './methods.ts';
import { equals, order } from './operators.ts';
import { literalOf } from './show.ts';
import { elementsOf, isTrue, orElse, Tuple } from './value.ts';
import type { Dict, Given, Value } from './value.ts';

export const TUPLE_METHODS: Methods<Tuple> = new Map<string, Method<Tuple>>([
  ['index', (self, given) => indexIn(self.items, given)],
  ['count', (self, given) => countIn(self.items, given)],
]);

export const LIST_METHODS: Methods<Value[]> = new Map<string, Method<Value[]>>([
  ['index', indexIn],
  ['count', countIn],
  ['append', changing((self, given) => limited(self).push(only(given)))],
  ['extend', changing(extend)],
  ['insert', changing(insert)],
  ['remove', changing((self, given) => self.splice(indexIn(self, given), 1))],
  ['pop', popElement],
  ['clear', changing((self) => self.splice(0))],
  ['copy', (self) => [...self]],
  ['reverse', changing((self) => self.reverse())],
  ['sort', changing(sort)],
]);

export const DICT_METHODS: Methods<Dict> = new Map<string, Method<Dict>>([
  ['items', (self) => [...self].map((pair) => new Tuple(pair))],
  ['keys', (self) => [...self.keys()]],
  ['values', (self) => [...self.values()]],
  ['copy', (self): Value => new Map(self)],
  ['clear', changing((self) => [...self.keys()].map((key) => self.delete(key)))],
  ['get', get],
  ['pop', popKey],
  ['setdefault', setDefault],
  ['update', changing(update)],
]);

/** What changes a list or dict gives nothing back. */
function changing<T>(change: (self: T, given: Given) => unknown): Method<T> {
  return (self, given) => {
    change(self, given);
    return null;
  };
}

function only(given: Given): Value {
  return new Parameters('the method', ['value'], given).value('value');
}

function indexIn(items: readonly Value[], given: Given): number {
  const value = only(given);
  const index = items.findIndex((item) => equals(item, value));
  if (index === -1) throw fault(`${literalOf(value)} is not in the list`);
  return index;
}

function countIn(items: readonly Value[], given: Given): number {
  const value = only(given);
  return items.filter((item) => equals(item, value)).length;
}

function extend(self: Value[], given: Given): void {
  for (const value of [...elementsOf(only(given))]) limited(self).push(value);
}

function insert(self: Value[], given: Given): void {
  const parameters = new Parameters('insert', ['index', 'value'], given);
  limited(self).splice(parameters.number('index'), 0, parameters.value('value'));
}

function popElement(self: Value[], given: Given): Value {
  const index = new Parameters('pop', ['index'], given).number('index', -1);
  const [popped] = self.at(index) === undefined ? [] : self.splice(index, 1);
  if (popped === undefined) throw fault('pop: there is no such element');
  return popped;
}

function sort(self: Value[], given: Given): void {
  const reverse = isTrue(new Parameters('sort', ['reverse'], given).value('reverse', false));
  self.sort((a, b) => (reverse ? order(b, a) : order(a, b)));
}

function get(self: Dict, given: Given): Value {
  const parameters = new Parameters('get', ['key', 'default'], given);
  return orElse(self.get(parameters.value('key')), parameters.value('default', null));
}

function popKey(self: Dict, given: Given): Value {
  const parameters = new Parameters('pop', ['key', 'default'], given);
  const key = parameters.value('key');
  const found = self.get(key);
  self.delete(key);
  if (found === undefined && !parameters.has('default'))
    throw fault(`pop: there is no key ${literalOf(key)}`);
  return orElse(found, parameters.value('default', null));
}

function setDefault(self: Dict, given: Given): Value {
  const parameters = new Parameters('setdefault', ['key', 'default'], given);
  const key = parameters.value('key');
  if (!self.has(key)) self.set(key, parameters.value('default', null));
  return self.get(key) ?? null;
}

function update(self: Dict, { positional, named }: Given): void {
  const [other] = positional;
  const entries = other instanceof Map ? [...other] : [];
  for (const [key, value] of [...entries, ...named]) self.set(key, value);
}
