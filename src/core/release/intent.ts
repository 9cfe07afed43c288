import type { RuleId } from '../config/rule-id.ts';
import type { Profile } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Increment, Phase, Version } from '../version/version.ts';

/** What a person asked for. All release commands differ in this value and in nothing else. */
export interface Intent {
  readonly command: string;
  readonly increment: IncrementSource;
  /** null on a prerelease version finalises it; 'current': the phase that the version is in, alpha where it is in none. */
  readonly phase: Phase | 'current' | null;
  /** 'hotfix': a patch, on its hotfix branch and nowhere else. */
  readonly line: 'any' | 'hotfix';
  /** null: the configured offset. */
  readonly prereleaseOffset: number | null;
  readonly devrelease: number | null;
  readonly localVersion: boolean;
  readonly buildMetadata: string | null;
  readonly incrementMode: 'linear' | 'exact';
  /** Asked for on top of the configuration, which nothing switches off. */
  readonly majorVersionZero: boolean;
  readonly changelog: boolean;
  readonly allowNoCommit: boolean;
  /** Whether each of the version files must hold the current version. */
  readonly checkConsistency: boolean;
  /** Whether the release ends with its files and the pre-bump hooks: no commit, no tag, no push. */
  readonly filesOnly: boolean;
  /** Asked for on top of the configuration and the profile, as is `gpgSign`. */
  readonly annotatedTag: boolean;
  readonly gpgSign: boolean;
  /** What an annotated tag says; null: what the profile has it say. */
  readonly tagMessage: string | null;
  /** Whether the commit is tried once more, with what the commit hooks rewrote, when they refuse it. */
  readonly retry: boolean;
  /** Whether git's commit hooks run. */
  readonly verify: boolean;
  /** null: as configured. */
  readonly push: boolean | null;
  /** Whether branch and tag are pushed together or not at all; else the branch first, and the tag behind it. */
  readonly atomic: boolean;
  /** null: the configured remote. */
  readonly remote: string | null;
  readonly allow: readonly RuleId[];
  /** null: the configured profile. */
  readonly profile: Profile | null;
}

export type IncrementSource =
  | { readonly from: 'commits' }
  /** null: none, which makes a prerelease final. */
  | { readonly from: 'person'; readonly value: Increment | null }
  | { readonly from: 'version'; readonly value: string };

/** The phase that is asked for on a version. */
export function phaseAsked({ phase }: Pick<Intent, 'phase'>, version: Version): Phase | null {
  return phase === 'current' ? (version.pre?.phase ?? 'alpha') : phase;
}

/** An intent that asks for nothing but what the commits ask for. */
export function plainIntent(command: string): Intent {
  return {
    command,
    increment: { from: 'commits' },
    phase: null,
    line: 'any',
    prereleaseOffset: null,
    devrelease: null,
    localVersion: false,
    buildMetadata: null,
    incrementMode: 'linear',
    majorVersionZero: false,
    changelog: false,
    allowNoCommit: false,
    checkConsistency: false,
    filesOnly: false,
    annotatedTag: false,
    gpgSign: false,
    tagMessage: null,
    retry: false,
    verify: true,
    push: null,
    atomic: true,
    remote: null,
    allow: [],
    profile: null,
  };
}

/** An intent as options and arguments put it, before it is known whether they go together. */
export interface Asked extends Omit<Intent, 'increment'> {
  /** null: no VERSION was given. */
  readonly version: string | null;
  /** null: the commits decide. */
  readonly increment: Increment | null;
}

/** @throws NOT_ALLOWED with one line for each two options that exclude each other */
export function intentOf({ version, increment, ...rest }: Asked): Intent {
  const problems = version === null ? [] : excludedByVersion({ version, increment, ...rest });
  if (rest.localVersion && rest.buildMetadata !== null) {
    problems.push('--local-version cannot be combined with --build-metadata');
  }
  if (problems.length > 0) throw refuse('NOT_ALLOWED', { problems });
  if (version !== null) return { ...rest, increment: { from: 'version', value: version } };
  return {
    ...rest,
    increment: increment === null ? { from: 'commits' } : { from: 'person', value: increment },
  };
}

function excludedByVersion(asked: Asked): string[] {
  const options: readonly (readonly [option: string, given: boolean])[] = [
    ['--increment', asked.increment !== null],
    ['--prerelease', asked.phase !== null],
    ['--devrelease', asked.devrelease !== null],
    ['--local-version', asked.localVersion],
    ['--build-metadata', asked.buildMetadata !== null],
    ['--major-version-zero', asked.majorVersionZero],
  ];
  return options.filter(([, given]) => given).map(([option]) => `${option} cannot be combined with VERSION`);
}
