import { changeTypeMap } from './change-types.ts';
import { encodingNamed, UTF_8 } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { ALLOWED_PREFIXES, DEFAULT_BUMP_MESSAGE } from './settings.ts';
import type { CommitizenSettings } from './settings.ts';
import { listOf, nonEmptyText, oneOrMany, table, text, truthy, value, wholeNumber, wrong } from './value.ts';
import type { Reader, Reading } from './value.ts';

/** One key of `[tool.commitizen]`. Like commitizen, relctl ignores unknown keys. */
export interface CommitizenKey<T> {
  readonly key: string;
  /** An older name of the key, used if the key itself is not set. */
  readonly alias?: string;
  readonly reader: Reader<NonNullable<T>>;
  readonly default: T;
  /** Whether null in JSON or YAML means the default. Parity: if commitizen's own default is null. */
  readonly nullable?: true;
}

const AN_ENCODING = 'an encoding under its Python name ("utf-8", "latin-1", "cp1252", "utf-16" …)';

/** The key, the reader and the default of each setting. The defaults are commitizen's. */
export const COMMITIZEN_KEYS: {
  readonly [K in keyof Omit<CommitizenSettings, 'customize'>]: CommitizenKey<CommitizenSettings[K]>;
} = {
  name: { key: 'name', reader: text, default: 'cz_conventional_commits' },
  version: { key: 'version', reader: { expected: 'a string', read: readVersion }, default: '' },
  versionProvider: { key: 'version_provider', reader: text, default: 'commitizen' },
  versionScheme: {
    key: 'version_scheme',
    alias: 'version_type',
    reader: text,
    default: 'pep440',
    nullable: true,
  },
  versionFiles: { key: 'version_files', reader: listOf(text), default: [] },
  tagFormat: { key: 'tag_format', reader: text, default: '$version' },
  legacyTagFormats: { key: 'legacy_tag_formats', reader: listOf(text), default: [] },
  ignoredTagFormats: { key: 'ignored_tag_formats', reader: listOf(text), default: [] },
  bumpMessage: { key: 'bump_message', reader: text, default: DEFAULT_BUMP_MESSAGE, nullable: true },
  updateChangelogOnBump: { key: 'update_changelog_on_bump', reader: truthy, default: false },
  changelogFile: { key: 'changelog_file', reader: nonEmptyText, default: 'CHANGELOG.md' },
  changelogFormat: { key: 'changelog_format', reader: text, default: null, nullable: true },
  changelogIncremental: { key: 'changelog_incremental', reader: truthy, default: false },
  changelogStartRev: { key: 'changelog_start_rev', reader: text, default: null, nullable: true },
  changelogMergePrerelease: { key: 'changelog_merge_prerelease', reader: truthy, default: false },
  changeTypeOrder: { key: 'change_type_order', reader: listOf(text), default: null, nullable: true },
  changeTypeMap: {
    key: 'change_type_map',
    reader: changeTypeMap,
    default: null,
    nullable: true,
  },
  template: { key: 'template', reader: text, default: null, nullable: true },
  extras: { key: 'extras', reader: table, default: {} },
  encoding: { key: 'encoding', reader: { expected: AN_ENCODING, read: readEncoding }, default: UTF_8 },
  majorVersionZero: { key: 'major_version_zero', reader: truthy, default: false },
  prereleaseOffset: { key: 'prerelease_offset', reader: wholeNumber, default: 0 },
  annotatedTag: { key: 'annotated_tag', reader: truthy, default: false },
  gpgSign: { key: 'gpg_sign', reader: truthy, default: false },
  preBumpHooks: { key: 'pre_bump_hooks', reader: oneOrMany(text), default: [], nullable: true },
  postBumpHooks: { key: 'post_bump_hooks', reader: oneOrMany(text), default: [], nullable: true },
  allowAbort: { key: 'allow_abort', reader: truthy, default: false },
  allowedPrefixes: { key: 'allowed_prefixes', reader: listOf(text), default: ALLOWED_PREFIXES },
  messageLengthLimit: { key: 'message_length_limit', reader: wholeNumber, default: 0 },
  bodyLengthLimit: { key: 'body_length_limit', reader: wholeNumber, default: 0 },
  alwaysSignoff: { key: 'always_signoff', reader: truthy, default: false },
  retryAfterFailure: { key: 'retry_after_failure', reader: truthy, default: false },
  useShortcuts: { key: 'use_shortcuts', reader: truthy, default: false },
  breakingChangeExclamationInTitle: {
    key: 'breaking_change_exclamation_in_title',
    reader: truthy,
    default: false,
  },
};

/** A value that is not a string is reported later, by the provider that keeps the version in this key. */
function readVersion(found: unknown): Reading<string> {
  return value(typeof found === 'string' ? found : '');
}

function readEncoding(found: unknown): Reading<Encoding> {
  const encoding = typeof found === 'string' ? encodingNamed(found) : null;
  return encoding === null ? wrong(found, AN_ENCODING) : value(encoding);
}
