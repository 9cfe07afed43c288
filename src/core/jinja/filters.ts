import { fault } from './fault.ts';
import { LIST_FILTERS } from './list-filters.ts';
import { CHOICE_FILTERS } from './choice-filters.ts';
import { TEXT_FILTERS } from './text-filters.ts';
import type { Given, Value } from './value.ts';

/** A filter, given the value in front of it and what stands in its parentheses. */
export type Filter = (value: Value, given: Given) => Value;

/** @throws TemplateFault when there is no filter of that name */
export function filterNamed(name: string): Filter {
  const filter = TEXT_FILTERS.get(name) ?? LIST_FILTERS.get(name) ?? CHOICE_FILTERS.get(name);
  if (filter === undefined) throw fault(`there is no filter '${name}'`);
  return filter;
}
