import { fault } from './fault.ts';
import type { Filter } from './filters.ts';
import { Parameters } from './given.ts';
import { limited } from './limits.ts';
import { binary, equals, order } from './operators.ts';
import { pathReader } from './path.ts';
import { textOf } from './show.ts';
import { elementsOf, isTrue, orElse, Tuple, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

/** Filters over lists, dicts and texts as a whole. */
export const LIST_FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['list', (value) => [...elementsOf(value)]],
  ['length', (value) => elementsOf(value).length],
  ['count', (value) => elementsOf(value).length],
  ['first', (value) => orElse(elementsOf(value)[0], new Undefined('there is no first element'))],
  ['last', (value) => orElse(elementsOf(value).at(-1), new Undefined('there is no last element'))],
  ['reverse', reverse],
  ['join', join],
  ['sort', sort],
  ['unique', unique],
  ['min', (value, given) => extreme(value, given, -1)],
  ['max', (value, given) => extreme(value, given, 1)],
  ['sum', sum],
  ['items', (value) => (value instanceof Map ? [...value].map((pair) => new Tuple(pair)) : noItems(value))],
  ['dictsort', dictSort],
  ['groupby', groupBy],
  ['batch', batch],
  ['slice', slice],
]);

function parameters(names: readonly string[], given: Given): Parameters {
  return new Parameters('the filter', names, given);
}

function reverse(value: Value): Value {
  const reversed = elementsOf(value).toReversed();
  return typeof value === 'string' ? reversed.map(textOf).join('') : reversed;
}

function join(value: Value, given: Given): Value {
  const asked = parameters(['d', 'attribute'], given);
  const read = pathReader(asked.value('attribute', null));
  return limited(
    elementsOf(value)
      .map((item) => textOf(read(item)))
      .join(textOf(asked.value('d', ''))),
  );
}

function sort(value: Value, given: Given): Value {
  const asked = parameters(['reverse', 'case_sensitive', 'attribute'], given);
  const keys = keysOf(asked.value('attribute', null), isTrue(asked.value('case_sensitive', false)));
  const direction = isTrue(asked.value('reverse', false)) ? -1 : 1;
  return elementsOf(value).toSorted((a, b) => direction * order(keys(a), keys(b)));
}

/** @param attribute one path, or several with commas between them */
function keysOf(attribute: Value, caseSensitive: boolean): (item: Value) => Value {
  const paths = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const readers = paths.map(pathReader);
  const fold = (value: Value) => (caseSensitive ? value : folded(value));
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return (item) => fold(only(item));
  return (item) => new Tuple(readers.map((read) => fold(read(item))));
}

function folded(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function unique(value: Value, given: Given): Value {
  const asked = parameters(['case_sensitive', 'attribute'], given);
  const key = keysOf(asked.value('attribute', null), isTrue(asked.value('case_sensitive', false)));
  const seen: Value[] = [];
  return elementsOf(value).filter((item) => {
    const own = key(item);
    const isNew = !seen.some((other) => equals(own, other));
    if (isNew) seen.push(own);
    return isNew;
  });
}

function extreme(value: Value, given: Given, direction: 1 | -1): Value {
  const asked = parameters(['case_sensitive', 'attribute'], given);
  const key = keysOf(asked.value('attribute', null), isTrue(asked.value('case_sensitive', false)));
  const items = elementsOf(value);
  if (items.length === 0) return new Undefined('there is no element');
  return items.reduce((best, item) => (direction * order(key(item), key(best)) > 0 ? item : best));
}

function sum(value: Value, given: Given): Value {
  const asked = parameters(['attribute', 'start'], given);
  const read = pathReader(asked.value('attribute', null));
  return elementsOf(value).reduce((total, item) => binary('+', total, read(item)), asked.value('start', 0));
}

function noItems(value: Value): Value {
  if (value instanceof Undefined) return [];
  throw fault('items takes a dict');
}

function dictSort(value: Value, given: Given): Value {
  const asked = parameters(['case_sensitive', 'by', 'reverse'], given);
  if (!(value instanceof Map)) throw fault('dictsort takes a dict');
  const by = asked.text('by', 'key') === 'value' ? 1 : 0;
  const fold = (found: Value) => (isTrue(asked.value('case_sensitive', false)) ? found : folded(found));
  const direction = isTrue(asked.value('reverse', false)) ? -1 : 1;
  return [...value]
    .toSorted((a, b) => direction * order(fold(a[by]), fold(b[by])))
    .map((pair) => new Tuple(pair));
}

function groupBy(value: Value, given: Given): Value {
  const asked = parameters(['attribute', 'default', 'case_sensitive'], given);
  const read = pathReader(asked.value('attribute'));
  const found = (item: Value) => {
    const own = read(item);
    return own instanceof Undefined ? asked.value('default', own) : own;
  };
  const fold = (own: Value) => (isTrue(asked.value('case_sensitive', false)) ? own : folded(own));
  const sorted = elementsOf(value).toSorted((a, b) => order(fold(found(a)), fold(found(b))));
  const groups: { readonly key: Value; readonly items: Value[] }[] = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && equals(fold(last.key), fold(found(item)))) last.items.push(item);
    else groups.push({ key: found(item), items: [item] });
  }
  return groups.map(({ key, items }) => new Tuple([key, items], ['grouper', 'list']));
}

function batch(value: Value, given: Given): Value {
  const asked = parameters(['linecount', 'fill_with'], given);
  const [items, size] = [elementsOf(value), Math.max(1, asked.number('linecount'))];
  const fill = asked.value('fill_with', null);
  const rows: Value[][] = [];
  for (let at = 0; at < items.length; at += size) rows.push(items.slice(at, at + size));
  const last = rows.at(-1);
  while (fill !== null && last !== undefined && last.length < size) last.push(fill);
  return rows;
}

function slice(value: Value, given: Given): Value {
  const asked = parameters(['slices', 'fill_with'], given);
  const [items, count] = [elementsOf(value), Math.max(1, asked.number('slices'))];
  const fill = asked.value('fill_with', null);
  const [size, longer] = [Math.floor(items.length / count), items.length % count];
  return Array.from({ length: Math.min(count, 10_000) }, (_, index): Value => {
    const start = index * size + Math.min(index, longer);
    const part = items.slice(start, start + size + (index < longer ? 1 : 0));
    return fill !== null && index >= longer && longer > 0 ? [...part, fill] : part;
  });
}
