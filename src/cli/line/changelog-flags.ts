import { Flags } from './flags.ts';
import type { CommitizenSettings } from '../../core/config/settings.ts';
import type { ChangelogIntent } from '../../core/release/changelog/changelog-span.ts';
import type { GlobalFlags } from './global-flags.ts';
import { SHARED_FLAGS } from './shared-flags.ts';
import { extrasIn, TEMPLATE_FLAGS } from './template-flags.ts';

/** commitizen's options of `changelog`, with the same names. */
export const CHANGELOG_FLAGS = {
  'dry-run': Flags.boolean({ description: 'print the changelog and write nothing' }),
  incremental: Flags.boolean({
    description: 'add only what is newer than the latest release in the file',
  }),
  'start-rev': Flags.string({ description: 'start after this tag or commit', helpValue: 'REV' }),
  'unreleased-version': Flags.string({
    description: 'heading for unreleased changes, dated today',
    helpValue: 'TAG',
  }),
  'merge-prerelease': Flags.boolean({
    description: 'list the changes of prereleases under the release that follows',
  }),
  'file-name': SHARED_FLAGS['file-name'],
  ...TEMPLATE_FLAGS,
  'export-template': Flags.string({
    description: 'write the changelog template to FILE and exit',
    helpValue: 'FILE',
  }),
  'version-scheme': SHARED_FLAGS['version-scheme'],
  'tag-format': SHARED_FLAGS['tag-format'],
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

/** What a `changelog` command line asks for. Parity: an empty range counts as no range. */
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
 * The settings after the options. Parity: options switch nothing off, and an empty value replaces nothing.
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
