import { isTable } from '../syntax/document.ts';
import { changeTypeMap } from './change-types.ts';
import { question } from './question-reader.ts';
import type { CustomizeSettings, MappedIncrement } from './settings.ts';
import { listOf, text, value, wrong } from './value.ts';
import type { Reader } from './value.ts';

/** One key of `[tool.commitizen.customize]`. Parity: a value that is falsy in Python (`''`, `[]`, `{}`, `0`, `False`) counts as not set. */
export interface CustomizeKey<T> {
  readonly key: string;
  readonly reader: Reader<NonNullable<T>>;
  readonly default: T;
}

const INCREMENTS = ['PATCH', 'MINOR', 'MAJOR'] as const;

/** Reads `bump_map`, in the order of the file. */
const increments: Reader<readonly MappedIncrement[]> = {
  expected: 'a table of pattern = "MAJOR", "MINOR" or "PATCH"',
  read(found) {
    if (!isTable(found)) return wrong(found, this.expected);
    const mapped: MappedIncrement[] = [];
    for (const [pattern, named] of Object.entries(found)) {
      const increment = INCREMENTS.find((known) => known === named);
      if (increment === undefined) return wrong(named, '"MAJOR", "MINOR" or "PATCH"', [pattern]);
      mapped.push({ pattern, increment });
    }
    return value(mapped);
  },
};

export const CUSTOMIZE_KEYS: {
  readonly [K in keyof CustomizeSettings]: CustomizeKey<CustomizeSettings[K]>;
} = {
  bumpPattern: { key: 'bump_pattern', reader: text, default: null },
  bumpMap: { key: 'bump_map', reader: increments, default: null },
  bumpMapMajorVersionZero: { key: 'bump_map_major_version_zero', reader: increments, default: null },
  changelogPattern: { key: 'changelog_pattern', reader: text, default: null },
  commitParser: { key: 'commit_parser', reader: text, default: null },
  changeTypeOrder: { key: 'change_type_order', reader: listOf(text), default: null },
  changeTypeMap: { key: 'change_type_map', reader: changeTypeMap, default: null },
  schemaPattern: { key: 'schema_pattern', reader: text, default: null },
  schema: { key: 'schema', reader: text, default: '' },
  example: { key: 'example', reader: text, default: '' },
  info: { key: 'info', reader: text, default: '' },
  infoPath: { key: 'info_path', reader: text, default: null },
  messageTemplate: { key: 'message_template', reader: text, default: '' },
  questions: { key: 'questions', reader: listOf(question), default: [] },
};
