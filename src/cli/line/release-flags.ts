import { Flags } from './flags.ts';
import { isRuleId, NEVER_OVERRIDDEN, RULE_IDS } from '../../core/config/rule-id.ts';
import type { RuleId } from '../../core/config/rule-id.ts';
import { refuse } from '../../core/error/error.ts';
import { plainIntent } from '../../core/release/intent.ts';
import type { Asked, Intent } from '../../core/release/intent.ts';
import { nearest } from '../../core/text/nearest.ts';
import { INCREMENTS, parseVersion, PHASES } from '../../core/version/version.ts';
import type { Increment } from '../../core/version/version.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { BumpFlags } from './bump-flags.ts';
import { inGroup } from './help-groups.ts';
import { OUTPUT_FLAGS } from './output-flags.ts';
import type { OutputFlags } from './output-flags.ts';
import { SHARED_FLAGS } from './shared-flags.ts';
import { wordsTooMany } from './unexpected-words.ts';

/** The options of every release command. */
export const RELEASE_FLAGS = {
  'dry-run': SHARED_FLAGS['dry-run'],
  yes: SHARED_FLAGS.yes,
  allow: Flags.strings({
    description: 'override this rule: release even if it is broken (repeatable)',
    helpValue: 'RULE',
  }),
  ...inGroup('PUSH', {
    push: Flags.switch({
      description: 'push, or do not push [default: push if the remote exists]',
    }),
    remote: SHARED_FLAGS.remote,
    'no-atomic': Flags.boolean({
      description: 'push the branch, then the tag, for remotes without atomic push',
    }),
    attempts: Flags.integer({
      description: 'if someone else releases first, fetch, plan again and retry, up to N times in total',
      helpValue: 'N',
      default: 1,
      min: 1,
    }),
  }),
  ...OUTPUT_FLAGS,
};

/** The commands that `dry-run` accepts. */
export const RELEASE_COMMANDS: readonly string[] = ['bump', 'prerelease', 'hotfix'];

export type ReleaseFlags = Readonly<{
  'dry-run': boolean;
  yes: boolean;
  push: boolean | undefined;
  remote: string | undefined;
  'no-atomic': boolean;
  attempts: number;
  allow: readonly string[] | undefined;
}> &
  OutputFlags;

/** What a `bump` command line asks for. @throws INVALID_ARGUMENT, UNKNOWN_OPTION */
export function askedByBump(
  flags: ReleaseFlags & BumpFlags & Pick<GlobalFlags, 'profile'>,
  version: string | undefined,
): Asked {
  return {
    command: 'bump',
    version: version ?? null,
    increment: oneOf('--increment', flags.increment, INCREMENTS),
    phase: oneOf('--prerelease', flags.prerelease, PHASES),
    prereleaseOffset: flags['prerelease-offset'] ?? null,
    devrelease: flags.devrelease ?? null,
    line: 'any',
    incrementMode: flags['increment-mode'],
    localVersion: flags['local-version'],
    buildMetadata: flags['build-metadata'] ?? null,
    majorVersionZero: flags['major-version-zero'],
    allowNoCommit: flags['allow-no-commit'],
    checkConsistency: flags['check-consistency'],
    filesOnly: flags['version-files-only'],
    annotatedTag: flags['annotated-tag'],
    gpgSign: flags['gpg-sign'],
    tagMessage: flags['annotated-tag-message'] ?? null,
    retry: flags.retry,
    verify: !flags['no-verify'],
    changelog: flags.changelog || flags['changelog-to-stdout'],
    push: flags.push ?? null,
    remote: flags.remote ?? null,
    atomic: !flags['no-atomic'],
    allow: (flags.allow ?? []).map(overriddenRule),
    profile: flags.profile ?? null,
  };
}

/** What a `prerelease` command line asks for. @throws INVALID_ARGUMENT, UNKNOWN_OPTION */
export function askedByPrerelease(
  flags: ReleaseFlags & Pick<BumpFlags, 'increment'> & Pick<GlobalFlags, 'profile'>,
  phase: string | undefined,
): Asked {
  return {
    ...plainAsked('prerelease', flags),
    increment: oneOf('--increment', flags.increment, INCREMENTS),
    phase: oneOf('the phase', phase, PHASES) ?? 'current',
  };
}

/** What a `hotfix ship` command line asks for: a patch on its hotfix branch. @throws UNKNOWN_OPTION */
export function askedByShip(flags: ReleaseFlags & Pick<GlobalFlags, 'profile'>): Asked {
  return { ...plainAsked('hotfix ship', flags), increment: 'PATCH', line: 'hotfix' };
}

function plainAsked(command: string, flags: ReleaseFlags & Pick<GlobalFlags, 'profile'>): Asked {
  return {
    ...plainIntent(command),
    version: null,
    increment: null,
    push: flags.push ?? null,
    remote: flags.remote ?? null,
    atomic: !flags['no-atomic'],
    allow: (flags.allow ?? []).map(overriddenRule),
    profile: flags.profile ?? null,
  };
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
  if (command === 'bump') return version;
  if (parseVersion(command) === null) {
    const problem = `relctl dry-run takes one of ${RELEASE_COMMANDS.join(', ')}, not '${command}'`;
    const hint = RELEASE_COMMANDS.includes(command)
      ? `put the command before its options: relctl dry-run ${command} …`
      : 'relctl dry-run --help';
    throw refuse('INVALID_ARGUMENT', { problem, hint });
  }
  if (version !== undefined) throw wordsTooMany('dry-run', [version]);
  return command;
}

function nextSource(isNone: boolean, increment: Increment | null): Intent['increment'] {
  if (isNone) return { from: 'person', value: null };
  return increment === null ? { from: 'commits' } : { from: 'person', value: increment };
}

function overriddenRule(rule: string): RuleId {
  if (!isRuleId(rule)) {
    const meant = nearest(rule, RULE_IDS);
    const hint = meant === null ? 'relctl bump --dry-run lists the rules' : `did you mean --allow ${meant}?`;
    throw refuse('UNKNOWN_OPTION', { problem: `--allow: unknown rule '${rule}'`, hint });
  }
  if (NEVER_OVERRIDDEN.includes(rule)) {
    throw refuse('UNKNOWN_OPTION', {
      problem: `--allow: the rule ${rule} can’t be overridden`,
      hint: 'a version can be released only once: release the next one',
    });
  }
  return rule;
}

/** Parity: upper and lower case are the same. @returns null if the option is not given */
export function oneOf<T extends string>(
  option: string,
  text: string | undefined,
  choices: readonly T[],
): T | null {
  if (text === undefined) return null;
  const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (choice !== undefined) return choice;
  throw refuse('INVALID_ARGUMENT', {
    problem: `${option} takes one of ${choices.join(', ')}, not '${text}'`,
    hint: null,
  });
}
