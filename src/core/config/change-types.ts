import { isTable } from '../syntax/document.ts';
import { value, wrong } from './value.ts';
import type { Reader } from './value.ts';

/** Reads `change_type_map`, in `[tool.commitizen]` and under `customize`. */
export const changeTypeMap: Reader<Readonly<Record<string, string>>> = {
  expected: 'a table of strings',
  read(found) {
    if (!isTable(found)) return wrong(found, 'a table of strings');
    for (const [type, title] of Object.entries(found)) {
      if (typeof title !== 'string') return wrong(title, 'a string', [type]);
    }
    return value(found as Readonly<Record<string, string>>);
  },
};
