import { isTable } from '../syntax/document.ts';
import { listOf, text, value, wrong } from './value.ts';
import type { Reader } from './value.ts';

/** `change_type_order`, here and under `customize`. */
export const changeTypeOrder: Reader<readonly string[]> = {
  ...listOf(text),
  read(found) {
    const reading = listOf(text).read(found);
    if (reading.kind === 'value' && new Set(reading.value).size < reading.value.length) {
      return wrong(found, 'each change type once');
    }
    return reading;
  },
};

/** `change_type_map`, likewise. */
export const changeTypeMap: Reader<Readonly<Record<string, string>>> = {
  expected: 'a table of texts',
  read(found) {
    if (!isTable(found)) return wrong(found, 'a table of texts');
    for (const [type, title] of Object.entries(found)) {
      if (typeof title !== 'string') return wrong(title, 'a text', [type]);
    }
    return value(found as Readonly<Record<string, string>>);
  },
};
