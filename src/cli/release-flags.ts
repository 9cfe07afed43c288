import { Args, Flags } from '@oclif/core';
import { isRuleId, NEVER_LIFTED, RULE_IDS } from '../core/config/rule-id.ts';
import type { RuleId } from '../core/config/rule-id.ts';
import { refuse } from '../core/error/error.ts';
import { intentOf, plainIntent } from '../core/release/intent.ts';
import type { Intent } from '../core/release/intent.ts';
import { nearest } from '../core/text/nearest.ts';
import { INCREMENTS, parseVersion, PHASES } from '../core/version/version.ts';
import type { Increment } from '../core/version/version.ts';
import type { GlobalFlags } from './base-command.ts';
import { wordsTooMany } from './parse-error.ts';

/** The options that every release command has. */
export const RELEASE_FLAGS = {
  'dry-run': Flags.boolean({ description: 'print the plan and change nothing' }),
  yes: Flags.boolean({ char: 'y', description: 'do not ask before the first step' }),
  push: Flags.boolean({
    allowNo: true,
    description: 'push the release, or not [default: if the remote exists]',
  }),
  remote: Flags.string({ description: 'the remote to push to', helpValue: 'NAME' }),
  allow: Flags.string({
    description: 'lift one rule for this run',
    helpValue: 'RULE',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

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
  changelog: Flags.boolean({ description: 'write the changelog (also -ch)' }),
  'get-next': Flags.boolean({ description: 'print the next version and end' }),
};

/** The commands that `dry-run` shows. */
export const RELEASE_COMMANDS: readonly string[] = ['bump'];

export const BUMP_ARGS = {
  version: Args.string({
    description: 'the version to release, whatever the commits ask for',
    name: 'VERSION',
    // Otherwise oclif takes for it what is piped into the process: in a script that may be anything.
    ignoreStdin: true,
  }),
};

type ReleaseFlags = Readonly<{
  push: boolean | undefined;
  remote: string | undefined;
  allow: readonly string[] | undefined;
}>;

type BumpFlags = Readonly<{
  increment: string | undefined;
  prerelease: string | undefined;
  devrelease: number | undefined;
  'prerelease-offset': number | undefined;
  'increment-mode': 'linear' | 'exact';
  'local-version': boolean;
  'build-metadata': string | undefined;
  'major-version-zero': boolean;
  'allow-no-commit': boolean;
  changelog: boolean;
}>;

/** What a `bump` command line asks for. @throws INVALID_ARGUMENT, NOT_ALLOWED, UNKNOWN_OPTION */
export function bumpIntent(
  flags: ReleaseFlags & BumpFlags & Pick<GlobalFlags, 'profile'>,
  version: string | undefined,
): Intent {
  return intentOf({
    command: 'bump',
    version: version ?? null,
    increment: oneOf('--increment', flags.increment, INCREMENTS),
    phase: oneOf('--prerelease', flags.prerelease, PHASES),
    prereleaseOffset: flags['prerelease-offset'] ?? null,
    devrelease: flags.devrelease ?? null,
    incrementMode: flags['increment-mode'],
    localVersion: flags['local-version'],
    buildMetadata: flags['build-metadata'] ?? null,
    majorVersionZero: flags['major-version-zero'],
    allowNoCommit: flags['allow-no-commit'],
    changelog: flags.changelog,
    push: flags.push ?? null,
    remote: flags.remote ?? null,
    allow: (flags.allow ?? []).map(liftedRule),
    profile: flags.profile ?? null,
  });
}

/** What `version --next` asks for. @throws INVALID_ARGUMENT */
export function nextIntent(next: string, profile: GlobalFlags['profile']): Intent {
  const choice = oneOf('--next', next, ['USE_GIT_COMMITS', 'NONE', ...INCREMENTS] as const);
  const increment = choice === 'USE_GIT_COMMITS' || choice === 'NONE' ? null : choice;
  return {
    ...plainIntent('version'),
    increment: nextSource(choice === 'NONE', increment),
    profile: profile ?? null,
  };
}

/** `dry-run 1.9.0` is `dry-run bump 1.9.0`. @throws INVALID_ARGUMENT for a command that makes no release */
export function dryRunVersion(command: string, version: string | undefined): string | undefined {
  if (RELEASE_COMMANDS.includes(command)) return version;
  if (parseVersion(command) === null) {
    const problem = `relctl dry-run shows the release commands ${RELEASE_COMMANDS.join(', ')}, and '${command}' is none`;
    throw refuse('INVALID_ARGUMENT', { problem, hint: 'relctl dry-run --help' });
  }
  if (version !== undefined) throw wordsTooMany('dry-run', [version]);
  return command;
}

function nextSource(isNone: boolean, increment: Increment | null): Intent['increment'] {
  if (isNone) return { from: 'person', value: null };
  return increment === null ? { from: 'commits' } : { from: 'person', value: increment };
}

function liftedRule(rule: string): RuleId {
  if (!isRuleId(rule)) {
    const meant = nearest(rule, RULE_IDS);
    const hint =
      meant === null
        ? 'relctl bump --dry-run shows the rules by their names'
        : `did you mean --allow ${meant}?`;
    throw refuse('UNKNOWN_OPTION', { problem: `--allow: there is no rule '${rule}'`, hint });
  }
  if (NEVER_LIFTED.includes(rule)) {
    throw refuse('UNKNOWN_OPTION', {
      problem: `--allow: the rule ${rule} is never lifted`,
      hint: 'a released version is never made twice: release the next one',
    });
  }
  return rule;
}

/** In any case, as commitizen takes its increments. @returns null when the option was not given */
function oneOf<T extends string>(option: string, text: string | undefined, choices: readonly T[]): T | null {
  if (text === undefined) return null;
  const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (choice !== undefined) return choice;
  throw refuse('INVALID_ARGUMENT', {
    problem: `${option} takes one of ${choices.join(', ')}, not '${text}'`,
    hint: null,
  });
}
