import { CHANGELOG_ERRORS } from './changelog-errors.ts';
import { COMMIT_ERRORS } from './commit-errors.ts';
import { CONFIG_ERRORS } from './config-errors.ts';
import type { ErrorEntry } from './entry.ts';
import { IMAGE_ERRORS } from './image-errors.ts';
import { MESSAGE_ERRORS } from './message-errors.ts';
import { NOTES_ERRORS } from './notes-errors.ts';
import { PROVIDER_ERRORS } from './provider-errors.ts';
import { RELEASE_ERRORS } from './release-errors.ts';
import { REPOSITORY_ERRORS } from './repository-errors.ts';

export type { ErrorEntry } from './entry.ts';

/** Every refusal that relctl can make, by code. */
export const catalogue = {
  ...REPOSITORY_ERRORS,
  ...CONFIG_ERRORS,
  ...PROVIDER_ERRORS,
  ...RELEASE_ERRORS,
  ...MESSAGE_ERRORS,
  ...CHANGELOG_ERRORS,
  ...COMMIT_ERRORS,
  ...IMAGE_ERRORS,
  ...NOTES_ERRORS,
  INVALID_VERSION: {
    exit: 1,
    when: 'The project’s version is not a version.',
    message: ({ version, where }: { version: string; where: string }) =>
      `${where} has no valid version: '${version}'`,
    hint: () => 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  },
  INVALID_MANUAL_VERSION: {
    exit: 24,
    when: 'The version that was asked for is not a version.',
    message: ({ version }: { version: string }) => `'${version}' is not a version`,
    hint: () => 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  },
  LOCAL_PART_NOT_A_VERSION: {
    exit: 1,
    when: 'The local part of the version is to grow (`--local-version`), and it is not a version itself.',
    message: ({ local }: { local: string }) => `the local part '${local}' can't grow: it is not a version`,
    hint: () => 'leave --local-version away, or set a local part such as +0.1.0',
  },
  INVALID_BUILD_METADATA: {
    exit: 1,
    when: 'The build metadata can’t stand behind the `+` of a version.',
    message: ({ metadata }: { metadata: string }) => `'${metadata}' can't be build metadata`,
    hint: () =>
      "use letters a-z and digits, with single '.', '-' or '_' between them: --build-metadata build.5",
  },
  INVALID_TAG_FORMAT: {
    exit: 19,
    when: 'One of `tag_format`, `legacy_tag_formats` and `ignored_tag_formats` can’t be read.',
    message: ({ format, reason }: { format: string; reason: string }) =>
      `the tag format '${format}' can't be read: ${reason}`,
    hint: () =>
      'around its placeholders ($version, or $major, $minor, $patch, $prerelease, $devrelease, each once) a format is a regular expression',
  },
  CHANGELOG_HEADING_WITHOUT_TAG: {
    exit: 16,
    when: 'The latest release that the changelog names has no tag, so it is unknown which commits are new.',
    message: ({ file, line, title }: { file: string; line: number; title: string }) =>
      `${file}:${line}: '${title}' is the latest release in the changelog, and no tag has exactly this version`,
    hint: () => "get missing tags with git fetch --tags; is it not released yet, name it '## Unreleased'",
  },
} satisfies Record<string, ErrorEntry<never>>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorContext<K extends ErrorCode> = Parameters<(typeof catalogue)[K]['message']>[0];
