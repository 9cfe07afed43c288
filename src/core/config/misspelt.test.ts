import { expect, it } from 'vitest';
import { misspeltKeys } from './misspelt.ts';

it.each<readonly [table: Record<string, unknown>, told: readonly string[]]>([
  [{ tag_fromat: 'v$version' }, ['tag_fromat: tag_format']],
  [{ tag_format: 'v$version', tag_fromat: '$version' }, []],
  [{ version_file: [], gpgsign: true }, ['version_file: version_files', 'gpgsign: gpg_sign']],
  [{ version_type: 'semver', customize: {}, style: [], use_shortcuts: true, jira_prefix: 'X' }, []],
  [{}, []],
])('%j: %j', (table, told) => {
  expect(misspeltKeys(table).map(({ key, meant }) => `${key}: ${meant}`)).toEqual(told);
});
