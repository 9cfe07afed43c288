import { itemOf } from './access.ts';
import type { Value } from './value.ts';

/** Reads what `attribute="a.b"` of a filter names; without one, the element itself. */
export function pathReader(attribute: Value): (item: Value) => Value {
  if (attribute === null) return (item) => item;
  if (typeof attribute !== 'string') return (item) => itemOf(item, attribute);
  const steps = attribute.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return (item) => steps.reduce<Value>(itemOf, item);
}
