import { Args, Flags } from './flags.ts';
import type { Overrides } from '../../core/config/override.ts';
import { INCREMENTS, PHASES } from '../../core/version/version.ts';
import { SCHEME_NAMES } from '../../core/version/schemes.ts';
import { inGroup } from './help-groups.ts';
import { SHARED_FLAGS } from './shared-flags.ts';
import { extrasIn, TEMPLATE_FLAGS } from './template-flags.ts';

/** commitizen's options of `bump`, with the same names. */
export const BUMP_FLAGS = {
  'get-next': Flags.boolean({ description: 'print the next version and exit' }),
  'check-consistency': Flags.boolean({
    description: 'refuse if a file in version_files does not contain the current version (also -cc)',
  }),
  ...inGroup('VERSION', {
    increment: Flags.string({
      description: 'use this increment instead of the one that the commits call for',
      helpValue: INCREMENTS.toReversed().join('|'),
    }),
    prerelease: Flags.string({
      description: 'make a prerelease (also -pr)',
      helpValue: PHASES.join('|'),
    }),
    'prerelease-offset': Flags.integer({
      description: 'number of the first prerelease of a phase',
      helpValue: 'N',
    }),
    'increment-mode': Flags.choice({
      description: 'linear: a feature after 1.2.0a0 makes 1.2.0a1; exact: 1.3.0a0',
      helpValue: 'MODE',
      options: ['linear', 'exact'] as const,
      default: 'linear',
    }),
    devrelease: Flags.integer({
      char: 'd',
      description: 'make a development release with this number',
      helpValue: 'N',
    }),
    'local-version': Flags.boolean({ description: 'increment only the local part of the version, after +' }),
    'build-metadata': Flags.string({ description: 'append +TEXT to the version', helpValue: 'TEXT' }),
    'major-version-zero': Flags.boolean({
      description: 'for 0.x versions, treat breaking changes as MINOR',
    }),
    'allow-no-commit': Flags.boolean({ description: 'release even if no commit calls for it' }),
    'version-scheme': SHARED_FLAGS['version-scheme'],
    'version-type': Flags.choice({
      description: 'old name of --version-scheme',
      helpValue: 'SCHEME',
      options: SCHEME_NAMES,
    }),
  }),
  ...inGroup('CHANGELOG', {
    changelog: Flags.boolean({
      description: 'update the changelog, even if update_changelog_on_bump is not set (also -ch)',
    }),
    'changelog-to-stdout': Flags.boolean({
      description: 'print the new changelog section to stdout, everything else to stderr',
    }),
    'file-name': SHARED_FLAGS['file-name'],
    ...TEMPLATE_FLAGS,
  }),
  ...inGroup('COMMIT AND TAG', {
    'bump-message': Flags.string({ description: 'template for the commit message', helpValue: 'TEXT' }),
    'no-verify': Flags.boolean({ description: 'skip git’s commit hooks' }),
    retry: Flags.boolean({
      description: 'if a commit hook fails, commit once more with the files that it changed',
    }),
    'tag-format': SHARED_FLAGS['tag-format'],
    'annotated-tag': Flags.boolean({
      description: 'make an annotated tag; the golden profile always does (also -at)',
    }),
    'annotated-tag-message': Flags.string({
      description: 'message of the annotated tag (also -atm)',
      helpValue: 'TEXT',
    }),
    'gpg-sign': Flags.boolean({ char: 's', description: 'sign the tag' }),
    'version-files-only': Flags.boolean({
      aliases: ['files-only'],
      description: 'write the files and run the pre-bump hooks: no commit, no tag, no push',
    }),
  }),
  ...inGroup('OUTPUT', {
    'git-output-to-stderr': Flags.boolean({
      description: 'print git’s output to stderr (with the commitizen profile)',
    }),
  }),
};

export const BUMP_ARGS = {
  version: Args.string({
    description: 'version to release, instead of the one that the commits call for',
    name: 'VERSION',
  }),
};

type Given = string | undefined;

export type BumpFlags = Readonly<{
  increment: Given;
  prerelease: Given;
  devrelease: number | undefined;
  'prerelease-offset': number | undefined;
  'increment-mode': 'linear' | 'exact';
  'local-version': boolean;
  'build-metadata': Given;
  'major-version-zero': boolean;
  'allow-no-commit': boolean;
  'version-scheme': Given;
  'version-type': Given;
  'tag-format': Given;
  'bump-message': Given;
  'check-consistency': boolean;
  'version-files-only': boolean;
  'annotated-tag': boolean;
  'annotated-tag-message': Given;
  'gpg-sign': boolean;
  changelog: boolean;
  'changelog-to-stdout': boolean;
  'file-name': Given;
  template: Given;
  extra: readonly string[] | undefined;
  'git-output-to-stderr': boolean;
  retry: boolean;
  'no-verify': boolean;
}>;

/** Parity: an option with an empty value is ignored, except for the tag format. @throws UNKNOWN_OPTION */
export function bumpOverrides(flags: BumpFlags): Overrides {
  const scheme = flags['version-scheme'] ?? flags['version-type'];
  const tagFormat = flags['tag-format'];
  const bumpMessage = flags['bump-message'];
  const changelogFile = flags['file-name'];
  const { template } = flags;
  return {
    ...(scheme === undefined ? {} : { versionScheme: scheme }),
    ...(tagFormat === undefined ? {} : { tagFormat }),
    ...(isEmpty(bumpMessage) ? {} : { bumpMessage }),
    ...(isEmpty(changelogFile) ? {} : { changelogFile }),
    ...(isEmpty(template) ? {} : { template }),
    extras: extrasIn(flags.extra),
  };
}

function isEmpty(given: Given): given is undefined | '' {
  return given === undefined || given === '';
}
