import { Flags } from '@oclif/core';
import type { CommitizenSettings } from '../core/config/settings.ts';
import type { ChangelogIntent } from '../core/release/changelog-span.ts';
import { SCHEME_NAMES } from '../core/version/scheme.ts';
import type { GlobalFlags } from './base-command.ts';
import { extrasIn, TEMPLATE_FLAGS } from './template-flags.ts';

/** commitizen's own options of `changelog`, under its names. */
export const CHANGELOG_FLAGS = {
  'dry-run': Flags.boolean({ description: 'print the changelog and write nothing' }),
  'file-name': Flags.string({ description: 'the file to write', helpValue: 'FILE' }),
  'unreleased-version': Flags.string({
    description: 'the title, dated today, of what has no tag yet',
    helpValue: 'TAG',
  }),
  incremental: Flags.boolean({ description: 'tell only what is newer than the latest release in the file' }),
  'start-rev': Flags.string({ description: 'begin behind this commit or tag', helpValue: 'REV' }),
  'merge-prerelease': Flags.boolean({
    description: 'tell the changes of prereleases under the release that follows',
  }),
  'version-scheme': Flags.string({
    description: 'how versions are spelled',
    options: [...SCHEME_NAMES],
  }),
  'tag-format': Flags.string({ description: 'the form of tags, such as v$version', helpValue: 'FORMAT' }),
  'export-template': Flags.string({
    description: 'write the built-in template into FILE and end',
    helpValue: 'FILE',
  }),
  ...TEMPLATE_FLAGS,
};

export type ChangelogFlags = Readonly<{
  'dry-run': boolean;
  'file-name': string | undefined;
  'unreleased-version': string | undefined;
  incremental: boolean;
  'start-rev': string | undefined;
  'merge-prerelease': boolean;
  'version-scheme': string | undefined;
  'tag-format': string | undefined;
  'export-template': string | undefined;
  template: string | undefined;
  extra: readonly string[] | undefined;
}>;

/** What a `changelog` command line asks for. Parity: an empty range is none. */
export function changelogIntent(
  flags: ChangelogFlags & Pick<GlobalFlags, 'profile'>,
  range: string | null,
): ChangelogIntent {
  return {
    range: given(range),
    unreleased: flags['unreleased-version'] ?? null,
    tagFormat: given(flags['tag-format']),
    profile: flags.profile ?? null,
  };
}

/**
 * The settings that options replace. Parity: nothing is switched off here, and an empty text replaces nothing.
 *
 * @throws UNKNOWN_OPTION for an `--extra` without a key and a value
 */
export function changelogSettings(flags: ChangelogFlags, configured: CommitizenSettings): CommitizenSettings {
  return {
    ...configured,
    changelogFile: given(flags['file-name']) ?? configured.changelogFile,
    changelogIncremental: flags.incremental || configured.changelogIncremental,
    changelogStartRev: given(flags['start-rev']) ?? given(configured.changelogStartRev),
    changelogMergePrerelease: flags['merge-prerelease'] || configured.changelogMergePrerelease,
    versionScheme: flags['version-scheme'] ?? configured.versionScheme,
    template: given(flags.template) ?? given(configured.template),
    extras: { ...configured.extras, ...extrasIn(flags.extra) },
  };
}

function given(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
