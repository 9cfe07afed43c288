import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of a changelog. */
export const CHANGELOG_ERRORS = {
  CHANGELOG_NO_COMMITS: entry({
    exit: 3,
    when: 'There is no commit for the changelog to tell of.',
    message: ({ since }: { since: string | null }) =>
      `there is no commit${since === null ? '' : ` since ${since}`} for the changelog to tell of`,
  }),
  CHANGELOG_RANGE_NOT_FOUND: entry({
    exit: 3,
    when: 'No tag bears a version that `RANGE` names.',
    message: ({ version }: { version: string; released: readonly string[] }) =>
      `no tag bears the version ${version}`,
    hint: ({ released }) =>
      released.length === 0
        ? 'no tag is of a form that tag_format or legacy_tag_formats describe; get missing ones with git fetch --tags'
        : `the newest releases are ${released.join(', ')}; get missing tags with git fetch --tags`,
  }),
  CHANGELOG_RANGE_INVALID: entry({
    exit: 1,
    when: '`RANGE` is neither a version nor two versions with `..` between them.',
    message: ({ range, part }: { range: string; part: string }) =>
      part === ''
        ? `the range '${range}' does not say where it ends`
        : `'${part}' is not a version${part === range ? '' : `, in the range '${range}'`}`,
    hint: () => 'a range is 1.2.0 or 1.0.0..1.2.0; what is newer than a tag is told by --start-rev v1.2.0',
  }),
  CHANGELOG_START_UNKNOWN: entry({
    exit: 23,
    when: '`--start-rev`, or `changelog_start_rev`, names no commit.',
    message: ({ revision }: { revision: string }) =>
      `the changelog is to begin behind '${revision}', and git knows no such commit`,
    hint: () => 'name a tag, a branch or a commit of this clone; get missing tags with git fetch --tags',
  }),
  CHANGE_TYPE_REPEATED: entry({
    exit: 19,
    when: '`change_type_order` names a type twice, and a changelog is to be made.',
    message: ({ type }: { type: string }) => `change_type_order names '${type}' more than once`,
    hint: () => 'name each change type once, in the order of the changelog’s sections',
  }),
  CHANGELOG_FOLDER_MISSING: entry({
    exit: 1,
    when: 'The folder that the changelog is to be written into does not exist.',
    message: ({ file, folder }: { file: string; folder: string }) =>
      `${file} can't be written: there is no folder ${folder}`,
    hint: ({ folder }) => shellCommand(['mkdir', '-p', folder]),
  }),
  CHANGELOG_HEADING_WITHOUT_TAG: entry({
    exit: 16,
    when: 'The latest release that the changelog names has no tag, so it is unknown which commits are new.',
    message: ({ file, line, title }: { file: string; line: number; title: string }) =>
      `${file}:${line}: '${title}' is the latest release in the changelog, and no tag has exactly this version`,
    hint: () => "get missing tags with git fetch --tags; is it not released yet, name it '## Unreleased'",
  }),
} satisfies Record<string, ErrorEntry<never>>;
