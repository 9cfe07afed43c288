import { DEFAULT_BUMP_MESSAGE } from './settings.ts';
import type { CommitizenSettings } from './settings.ts';
import { isTable, listOf, oneOrMany, text, truthy, value, wholeNumber, wrong } from './value.ts';
import type { Reader, Reading } from './value.ts';

/** One key of `[tool.commitizen]`. commitizen ignores keys that it doesn't know, and so does relctl. */
interface CommitizenKey<T> {
  readonly key: string;
  readonly reader: Reader<NonNullable<T>>;
  readonly default: T;
}

/** Where each setting is read from (semantics, §1.3). */
export const COMMITIZEN_KEYS: {
  readonly [K in keyof CommitizenSettings]: CommitizenKey<CommitizenSettings[K]>;
} = {
  name: { key: 'name', reader: text, default: 'cz_conventional_commits' },
  versionProvider: { key: 'version_provider', reader: text, default: 'commitizen' },
  versionScheme: { key: 'version_scheme', reader: text, default: 'pep440' },
  versionFiles: { key: 'version_files', reader: listOf(text), default: [] },
  tagFormat: { key: 'tag_format', reader: text, default: '$version' },
  legacyTagFormats: { key: 'legacy_tag_formats', reader: listOf(text), default: [] },
  ignoredTagFormats: { key: 'ignored_tag_formats', reader: listOf(text), default: [] },
  bumpMessage: { key: 'bump_message', reader: text, default: DEFAULT_BUMP_MESSAGE },
  updateChangelogOnBump: { key: 'update_changelog_on_bump', reader: truthy, default: false },
  changelogFile: { key: 'changelog_file', reader: text, default: 'CHANGELOG.md' },
  changelogStartRev: { key: 'changelog_start_rev', reader: text, default: null },
  changelogMergePrerelease: { key: 'changelog_merge_prerelease', reader: truthy, default: false },
  changeTypeOrder: { key: 'change_type_order', reader: { ...listOf(text), read: readOrder }, default: null },
  changeTypeMap: {
    key: 'change_type_map',
    reader: { expected: 'a table of texts', read: readMap },
    default: null,
  },
  majorVersionZero: { key: 'major_version_zero', reader: truthy, default: false },
  prereleaseOffset: { key: 'prerelease_offset', reader: wholeNumber, default: 0 },
  annotatedTag: { key: 'annotated_tag', reader: truthy, default: false },
  gpgSign: { key: 'gpg_sign', reader: truthy, default: false },
  preBumpHooks: { key: 'pre_bump_hooks', reader: oneOrMany(text), default: [] },
  postBumpHooks: { key: 'post_bump_hooks', reader: oneOrMany(text), default: [] },
};

function readOrder(found: unknown): Reading<readonly string[]> {
  const reading = listOf(text).read(found);
  if (reading.kind === 'value' && new Set(reading.value).size < reading.value.length) {
    return wrong(found, 'each change type once');
  }
  return reading;
}

function readMap(found: unknown): Reading<Readonly<Record<string, string>>> {
  if (!isTable(found)) return wrong(found, 'a table of texts');
  for (const [type, title] of Object.entries(found)) {
    if (typeof title !== 'string') return wrong(title, 'a text', [type]);
  }
  return value(found as Readonly<Record<string, string>>);
}
