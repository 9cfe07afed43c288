import { attributeOf } from './access.ts';
import { fault } from './fault.ts';
import { filterNamed } from './filters.ts';
import type { Filter } from './filters.ts';
import { pathReader } from './path.ts';
import { testNamed } from './tests.ts';
import { elementsOf, isTrue, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

/** Filters that apply others, or tests, to each element. */
export const CHOICE_FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['map', map],
  ['select', (value, given) => chosen(value, given, { byAttribute: false, keeps: true })],
  ['reject', (value, given) => chosen(value, given, { byAttribute: false, keeps: false })],
  ['selectattr', (value, given) => chosen(value, given, { byAttribute: true, keeps: true })],
  ['rejectattr', (value, given) => chosen(value, given, { byAttribute: true, keeps: false })],
  ['attr', (value, { positional }) => attributeOf(value, nameIn(positional[0]))],
]);

function map(value: Value, { positional, named }: Given): Value {
  const attribute = named.get('attribute');
  if (attribute !== undefined) {
    const read = pathReader(attribute);
    const missing = named.get('default');
    return elementsOf(value).map((item) => {
      const found = read(item);
      return found instanceof Undefined && missing !== undefined ? missing : found;
    });
  }
  const [name, ...rest] = positional;
  const filter = filterNamed(nameIn(name));
  return elementsOf(value).map((item) => filter(item, { positional: rest, named }));
}

function chosen(
  value: Value,
  { positional, named }: Given,
  { byAttribute, keeps }: { readonly byAttribute: boolean; readonly keeps: boolean },
): Value {
  const [attribute, ...tail] = byAttribute ? positional : [null, ...positional];
  const [name, ...rest] = tail;
  const read = pathReader(byAttribute ? nameIn(attribute) : null);
  const test = name === undefined ? isTrue : testNamed(nameIn(name));
  return elementsOf(value).filter((item) => test(read(item), { positional: rest, named }) === keeps);
}

function nameIn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw fault('the filter takes the name of a filter, a test or an attribute as a text');
}
