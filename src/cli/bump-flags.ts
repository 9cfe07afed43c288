import { Args, Flags } from '@oclif/core';
import type { Overrides } from '../core/config/override.ts';
import { INCREMENTS, PHASES } from '../core/version/version.ts';
import { SCHEME_NAMES } from '../core/version/scheme.ts';
import { extrasIn, TEMPLATE_FLAGS } from './template-flags.ts';

/** commitizen's own options of `bump`, under its names. */
export const BUMP_FLAGS = {
  increment: Flags.string({
    description: 'the increment, whatever the commits ask for: MAJOR, MINOR or PATCH',
    helpValue: INCREMENTS.toReversed().join('|'),
  }),
  prerelease: Flags.string({
    description: 'make a prerelease (also -pr)',
    helpValue: PHASES.join('|'),
  }),
  devrelease: Flags.integer({
    char: 'd',
    description: 'make a development release with this number',
    helpValue: 'N',
  }),
  'prerelease-offset': Flags.integer({ description: 'the number that a phase begins with', helpValue: 'N' }),
  'increment-mode': Flags.option({
    description: 'exact: a prerelease takes an increment that it already holds',
    options: ['linear', 'exact'] as const,
    default: 'linear',
  })(),
  'local-version': Flags.boolean({ description: 'increment the local part of the version' }),
  'build-metadata': Flags.string({ description: 'append +TEXT to the version', helpValue: 'TEXT' }),
  'major-version-zero': Flags.boolean({ description: 'keep a breaking change within 0.x' }),
  'allow-no-commit': Flags.boolean({ description: 'release although there is no commit that asks for it' }),
  'version-scheme': Flags.option({
    description: 'spell the version by this scheme',
    options: SCHEME_NAMES,
  })(),
  'version-type': Flags.option({ description: 'the older name of it', options: SCHEME_NAMES })(),
  'tag-format': Flags.string({ description: 'make and read tags in this format', helpValue: 'FORMAT' }),
  'bump-message': Flags.string({ description: 'the commit message, a template', helpValue: 'TEXT' }),
  'check-consistency': Flags.boolean({
    description: 'refuse when one of version_files does not hold the current version (also -cc)',
  }),
  'version-files-only': Flags.boolean({
    aliases: ['files-only'],
    description: 'write the files and run the pre-bump hooks: no commit, no tag, no push',
  }),
  'annotated-tag': Flags.boolean({
    description: 'make an annotated tag, where the profile makes a lightweight one (also -at)',
  }),
  'annotated-tag-message': Flags.string({
    description: 'what the annotated tag says (also -atm)',
    helpValue: 'TEXT',
  }),
  // Without a default oclif gives undefined, which JSON leaves out of a plan.
  'gpg-sign': Flags.boolean({ char: 's', description: 'sign the tag', default: false }),
  changelog: Flags.boolean({ description: 'write the changelog (also -ch)' }),
  'changelog-to-stdout': Flags.boolean({
    description: 'print what is new in the changelog on stdout, everything else on stderr',
  }),
  'file-name': Flags.string({ description: 'the changelog’s file', helpValue: 'FILE' }),
  ...TEMPLATE_FLAGS,
  'git-output-to-stderr': Flags.boolean({
    description: 'print git’s words on stderr, where the profile prints them',
  }),
  retry: Flags.boolean({
    description: 'when commit hooks refuse, commit once more with what they rewrote',
    default: false,
  }),
  'no-verify': Flags.boolean({ description: 'commit without git’s commit hooks' }),
  'get-next': Flags.boolean({ description: 'print the next version and end' }),
};

export const BUMP_ARGS = {
  version: Args.string({
    description: 'the version to release, whatever the commits ask for',
    name: 'VERSION',
    // Otherwise oclif takes for it what is piped into the process: in a script that may be anything.
    ignoreStdin: true,
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

/** Parity: an option with an empty value counts for nothing, but for the format of tags. @throws UNKNOWN_OPTION */
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
