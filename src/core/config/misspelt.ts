import { distance } from 'fastest-levenshtein';
import type { Table } from '../syntax/document.ts';
import { COMMITIZEN_KEYS } from './commitizen-keys.ts';

/** A key that nobody reads, and the one that was probably meant. */
export interface MisspeltKey {
  readonly key: string;
  readonly meant: string;
}

/**
 * Keys of `[tool.commitizen]` that are one or two letters away from one that is not set. They are told and not refused:
 * commitizen passes over what it does not know, and a plugin of its may read keys of its own.
 */
export function misspeltKeys(table: Table): readonly MisspeltKey[] {
  const known = Object.values(COMMITIZEN_KEYS).flatMap(({ key, alias }) =>
    alias === undefined ? [key] : [key, alias],
  );
  const open = known.filter((key) => !Object.hasOwn(table, key));
  return Object.keys(table).flatMap((key) => {
    if (known.includes(key)) return [];
    const meant = open.find((candidate) => distance(key, candidate) <= 2);
    return meant === undefined ? [] : [{ key, meant }];
  });
}
