import { shellCommand } from '../../text/shell.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** Errors of a changelog. */
export const CHANGELOG_ERRORS = {
  CHANGELOG_NO_COMMITS: entry({
    exit: 3,
    when: 'There are no commits to add to the changelog.',
    message: ({ since }: { since: string | null }) =>
      `no commits${since === null ? '' : ` since ${since}`} to add to the changelog`,
  }),
  CHANGELOG_RANGE_NOT_FOUND: entry({
    exit: 3,
    when: '`RANGE` names a version that no tag has.',
    message: ({ version }: { version: string; released: readonly string[] }) =>
      `there is no tag for the version ${version}`,
    hint: ({ released }) =>
      released.length === 0
        ? 'no tag matches tag_format or legacy_tag_formats. To get missing tags: git fetch --tags'
        : `the newest releases are ${released.join(', ')}. To get missing tags: git fetch --tags`,
  }),
  CHANGELOG_RANGE_INVALID: entry({
    exit: 1,
    when: '`RANGE` is neither a version nor two versions with `..` between them.',
    message: ({ range, part }: { range: string; part: string }) =>
      part === ''
        ? `the range '${range}' has no end`
        : `'${part}' is not a version${part === range ? '' : ` (in the range '${range}')`}`,
    hint: () => 'a range is 1.2.0 or 1.0.0..1.2.0. For everything after a tag: --start-rev v1.2.0',
  }),
  CHANGELOG_START_UNKNOWN: entry({
    exit: 23,
    when: '`--start-rev` or `changelog_start_rev` does not name a commit.',
    message: ({ revision }: { revision: string }) =>
      `the changelog should start after '${revision}', but git can’t find that commit`,
    hint: () => 'name a tag, a branch or a commit in this clone. To get missing tags: git fetch --tags',
  }),
  CHANGE_TYPE_REPEATED: entry({
    exit: 19,
    when: '`change_type_order` lists a change type twice, so relctl can’t write the changelog.',
    message: ({ type }: { type: string }) => `change_type_order lists '${type}' more than once`,
    hint: () => 'list each change type once, in the order of the groups in the changelog',
  }),
  CHANGELOG_FOLDER_MISSING: entry({
    exit: 1,
    when: 'The folder of the changelog does not exist.',
    message: ({ file, folder }: { file: string; folder: string }) =>
      `can't write ${file}: there is no folder ${folder}`,
    hint: ({ folder }) => shellCommand(['mkdir', '-p', folder]),
  }),
  CHANGELOG_HEADING_WITHOUT_TAG: entry({
    exit: 16,
    when: 'The latest release in the changelog has no tag, so relctl can’t tell which commits are new.',
    message: ({ file, line, title }: { file: string; line: number; title: string }) =>
      `${file}:${line}: '${title}' is the latest release in the changelog, but no tag has exactly this version`,
    hint: () =>
      "if this version is not released yet, change the heading to '## Unreleased'. To get missing tags: git fetch --tags",
  }),
} satisfies Record<string, ErrorEntry<never>>;
