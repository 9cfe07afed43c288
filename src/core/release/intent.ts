import type { RuleId } from '../config/rule-id.ts';
import type { Profile } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Increment, Phase, Version } from '../version/version.ts';

/** What the user asked for. Release commands differ only in this value. */
export interface Intent {
  readonly command: string;
  readonly increment: IncrementSource;
  /** null makes a prerelease version final. 'current': the phase of the version; alpha if it has none. */
  readonly phase: Phase | 'current' | null;
  /** 'hotfix': a patch, only on its hotfix branch. */
  readonly line: 'any' | 'hotfix';
  /** null: the configured offset. */
  readonly prereleaseOffset: number | null;
  readonly devrelease: number | null;
  readonly localVersion: boolean;
  readonly buildMetadata: string | null;
  readonly incrementMode: 'linear' | 'exact';
  /** Adds to the configuration; an option can't switch the setting off. */
  readonly majorVersionZero: boolean;
  readonly changelog: boolean;
  readonly allowNoCommit: boolean;
  /** Whether every version file must contain the current version. */
  readonly checkConsistency: boolean;
  /** Whether the release stops after the files and the pre-bump hooks: no commit, no tag, no push. */
  readonly filesOnly: boolean;
  /** Adds to the configuration and the profile, like `gpgSign`. */
  readonly annotatedTag: boolean;
  readonly gpgSign: boolean;
  /** The message of an annotated tag; null: the profile's default. */
  readonly tagMessage: string | null;
  /** If the commit hooks refuse the commit: whether relctl tries it once more with the files that they rewrote. */
  readonly retry: boolean;
  /** Whether git's commit hooks run. */
  readonly verify: boolean;
  /** null: as configured. */
  readonly push: boolean | null;
  /** Whether branch and tag are pushed in one atomic push; else the branch first, then the tag. */
  readonly atomic: boolean;
  /** null: the configured remote. */
  readonly remote: string | null;
  readonly allow: readonly RuleId[];
  /** null: the configured profile. */
  readonly profile: Profile | null;
}

export type IncrementSource =
  | { readonly from: 'commits' }
  /** null: no increment, which makes a prerelease final. */
  | { readonly from: 'person'; readonly value: Increment | null }
  | { readonly from: 'version'; readonly value: string };

/** The phase that the intent means for a version. */
export function phaseAsked({ phase }: Pick<Intent, 'phase'>, version: Version): Phase | null {
  return phase === 'current' ? (version.pre?.phase ?? 'alpha') : phase;
}

/** An intent without options: the commits decide. */
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

/** The options and arguments of a command, before it is known whether they can be combined. */
export interface Asked extends Omit<Intent, 'increment'> {
  /** null: no VERSION was given. */
  readonly version: string | null;
  /** null: the commits decide. */
  readonly increment: Increment | null;
}

/** @throws NOT_ALLOWED with one line for each pair of options that exclude each other */
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
