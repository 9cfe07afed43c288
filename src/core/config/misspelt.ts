import { distance } from 'fastest-levenshtein';
import type { Table } from '../syntax/document.ts';
import { COMMITIZEN_KEYS } from './commitizen-keys.ts';

/** An unknown key, and the key that was probably meant. */
export interface MisspeltKey {
  readonly key: string;
  readonly meant: string;
}

/**
 * Unknown keys of `[tool.commitizen]` that differ from a key that is not set by one or two letters. They lead to a note and
 * not to an error: commitizen ignores unknown keys, and its plugins may read keys of their own.
 */
export function misspeltKeys(table: Table): readonly MisspeltKey[] {
  const known = Object.values(COMMITIZEN_KEYS).flatMap(({ key, alias }) =>
    alias === undefined ? [key] : [key, alias],
  );
  const open = known.filter((key) => !Object.hasOwn(table, key));
  return Object.keys(table).flatMap((key) => {
    if (known.includes(key)) return [];
    const meant = open.find((candidate) => isNear(key, candidate));
    return meant === undefined ? [] : [{ key, meant }];
  });
}

/** Compares the lengths first, because a key can be very long. */
function isNear(key: string, candidate: string): boolean {
  return Math.abs(key.length - candidate.length) <= 2 && distance(key, candidate) <= 2;
}
