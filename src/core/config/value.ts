import { isTable } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { excerpt } from '../text/excerpt.ts';
import { grouped } from '../text/words.ts';

/** The result of reading one configured value. */
export type Reading<T> = { readonly kind: 'value'; readonly value: T } | Wrong;

/** An invalid value. `at` is the path below the key: the element of a list, or the key of a table. */
export interface Wrong {
  readonly kind: 'wrong';
  readonly at: readonly string[];
  readonly found: unknown;
  /** What would be valid; follows the word "expected". */
  readonly expected: string;
  /** An unknown key in the table of rules. Absent for every other error. */
  readonly unknownRule?: string;
}

/** Reads a value of one type. `expected` describes the valid values. */
export interface Reader<T> {
  readonly expected: string;
  /** `expected` in the plural, for a list of such values. */
  readonly plural?: string;
  readonly read: (found: unknown) => Reading<T>;
}

/** In characters. A pattern that is three times as long is too large for a regular expression. */
const LONGEST_TEXT = 10_000;

export const text: Reader<string> = {
  ...textReader('a string', () => true),
  plural: 'strings',
};

export const nonEmptyText: Reader<string> = textReader('a non-empty string', (found) => found.trim() !== '');

/** Any table. Its contents are not checked here. */
export const table: Reader<Table> = {
  expected: 'a table',
  read: (found) => (isTable(found) ? value(found) : wrong(found, 'a table')),
};

export const flag: Reader<boolean> = reader('true or false', (found) => typeof found === 'boolean');

/** commitizen never checks the type of a flag. Whatever is true in Python is true, even the string "false". */
export const truthy: Reader<boolean> = {
  expected: 'true or false',
  read: (found) => value(isTrue(found)),
};

/** Whether a value is true in Python. */
export function isTrue(found: unknown): boolean {
  return !(found === null || found === false || found === 0 || found === '' || isEmpty(found));
}

export const days: Reader<number> = reader(
  'a number of days, 0 or more',
  (found) => typeof found === 'number' && Number.isFinite(found) && found >= 0,
);

export const wholeNumber: Reader<number> = {
  expected: 'a whole number, 0 or more',
  read(found) {
    const number = typeof found === 'bigint' ? Number(found) : found;
    return Number.isSafeInteger(number) && (number as number) >= 0
      ? value(number as number)
      : wrong(found, this.expected);
  },
};

export function oneOf<T extends string>(choices: readonly T[]): Reader<T> {
  return reader(`one of ${choices.map((choice) => `"${choice}"`).join(', ')}`, (found) =>
    (choices as readonly unknown[]).includes(found),
  );
}

/** More are not read: a project does not need them, and each may be a pattern that takes long. */
const MOST_ENTRIES = 1000;

export function listOf<T>(element: Reader<T>): Reader<readonly T[]> {
  return {
    expected:
      element.plural === undefined
        ? `a list in which each entry is ${element.expected}`
        : `a list of ${element.plural}`,
    read(found) {
      if (!Array.isArray(found)) return wrong(found, this.expected);
      if (found.length > MOST_ENTRIES) return wrong(found, `a list of at most ${MOST_ENTRIES} entries`);
      const values: T[] = [];
      for (const [index, entry] of found.entries()) {
        const reading = element.read(entry);
        if (reading.kind === 'wrong') return { ...reading, at: [String(index), ...reading.at] };
        values.push(reading.value);
      }
      return value(values);
    },
  };
}

/** A list, or a single value instead of a list of one. */
export function oneOrMany<T>(element: Reader<T>): Reader<readonly T[]> {
  const list = listOf(element);
  return {
    expected: `${element.expected}, or ${list.expected}`,
    read: (found) => list.read(Array.isArray(found) ? found : [found]),
  };
}

export function value<T>(read: T): Reading<T> {
  return { kind: 'value', value: read };
}

export function wrong(found: unknown, expected: string, at: readonly string[] = []): Wrong {
  return { kind: 'wrong', at, found, expected };
}

/** A value, formatted for an error message. */
export function shown(found: unknown): string {
  if (found === undefined) return 'absent';
  if (isTable(found)) return 'a table';
  return excerpt(typeof found === 'bigint' ? String(found) : JSON.stringify(found));
}

function reader<T>(expected: string, accepts: (found: unknown) => boolean): Reader<T> {
  return { expected, read: (found) => (accepts(found) ? value(found as T) : wrong(found, expected)) };
}

function textReader(expected: string, accepts: (found: string) => boolean): Reader<string> {
  return {
    expected,
    read(found) {
      if (typeof found !== 'string' || !accepts(found)) return wrong(found, expected);
      return found.length > LONGEST_TEXT
        ? wrong(found, `a string of at most ${grouped(LONGEST_TEXT)} characters`)
        : value(found);
    },
  };
}

function isEmpty(found: unknown): boolean {
  return typeof found === 'object' && found !== null && Object.keys(found).length === 0;
}
