import type { Encoding } from './encoding.ts';
import type { RuleId, RuleLevel } from './rule-id.ts';

/** Everything that a project has configured, defaults filled in. */
export interface Settings {
  /** The file with the `[tool.commitizen]` table, repository-relative. */
  readonly configFile: string;
  /** `tag_format` of the configuration, also where the command line names another one. */
  readonly configuredTagFormat: string;
  /** `version_scheme` likewise. */
  readonly configuredScheme: string;
  readonly commitizen: CommitizenSettings;
  /** The file that `relctl` stands in; null where none configures it. */
  readonly relctlFile: string | null;
  readonly relctl: RelctlSettings;
}

/** `[tool.commitizen]`, as commitizen reads it; names are its keys in camel case. */
export interface CommitizenSettings {
  readonly name: string;
  /** The version that the configuration itself keeps; '' when it keeps none. */
  readonly version: string;
  readonly versionProvider: string;
  readonly versionScheme: string;
  readonly versionFiles: readonly string[];
  readonly tagFormat: string;
  readonly legacyTagFormats: readonly string[];
  readonly ignoredTagFormats: readonly string[];
  readonly bumpMessage: string;
  readonly updateChangelogOnBump: boolean;
  readonly changelogFile: string;
  /** null: by the suffix of the file. */
  readonly changelogFormat: string | null;
  readonly changelogIncremental: boolean;
  readonly changelogStartRev: string | null;
  readonly changelogMergePrerelease: boolean;
  /** null: commitizen's own order. */
  readonly changeTypeOrder: readonly string[] | null;
  /** null: commitizen's own names. */
  readonly changeTypeMap: Readonly<Record<string, string>> | null;
  /** null: the built-in one. */
  readonly template: string | null;
  readonly extras: Readonly<Record<string, unknown>>;
  /** Of changelog, `version_files` and message files; what is TOML, JSON or YAML is UTF-8. */
  readonly encoding: Encoding;
  readonly majorVersionZero: boolean;
  readonly prereleaseOffset: number;
  readonly annotatedTag: boolean;
  readonly gpgSign: boolean;
  readonly preBumpHooks: readonly string[];
  readonly postBumpHooks: readonly string[];
  readonly allowAbort: boolean;
  readonly allowedPrefixes: readonly string[];
  /** 0: no limit. */
  readonly messageLengthLimit: number;
  /** 0: no limit. */
  readonly bodyLengthLimit: number;
  readonly alwaysSignoff: boolean;
  readonly retryAfterFailure: boolean;
  readonly useShortcuts: boolean;
  readonly breakingChangeExclamationInTitle: boolean;
  /** What the rules `cz_customize` are made of; null under any other `name`. */
  readonly customize: CustomizeSettings | null;
}

/** `[tool.commitizen.customize]`; null where commitizen's own rule holds. Patterns are Python's. */
export interface CustomizeSettings {
  /** Finds in a line what its first group holds, which the map knows. */
  readonly bumpPattern: string | null;
  readonly bumpMap: readonly MappedIncrement[] | null;
  readonly bumpMapMajorVersionZero: readonly MappedIncrement[] | null;
  /** Messages that it does not match stay out of the changelog. */
  readonly changelogPattern: string | null;
  /** Its groups `change_type`, `scope` and `message` make an entry. */
  readonly commitParser: string | null;
  readonly changeTypeOrder: readonly string[] | null;
  readonly changeTypeMap: Readonly<Record<string, string>> | null;
  readonly schemaPattern: string | null;
  readonly schema: string;
  readonly example: string;
  readonly info: string;
  /** A file that is printed in place of `info`. */
  readonly infoPath: string | null;
  readonly messageTemplate: string;
  readonly questions: readonly QuestionSettings[];
}

/** The first entry whose pattern matches decides. */
export interface MappedIncrement {
  readonly pattern: string;
  readonly increment: 'PATCH' | 'MINOR' | 'MAJOR';
}

/** One question of `commit`, of whichever type. */
export interface QuestionSettings {
  readonly type: string;
  readonly name: string;
  readonly message: string;
  readonly choices: readonly ChoiceSettings[];
  readonly default: string | boolean | null;
}

export interface ChoiceSettings {
  readonly value: string;
  readonly name: string;
  readonly key: string | null;
}

/** `[tool.relctl]`; the keys and what they mean are in `relctl-keys.ts`. */
export interface RelctlSettings {
  readonly profile: Profile;
  /** null: the remote's default branch, else main. */
  readonly mainBranch: string | null;
  readonly hotfixBranch: string;
  readonly remote: string;
  readonly push: boolean;
  /** null: the project's name. */
  readonly image: string | null;
  readonly maxBranchDays: number;
  /** null: what the project has of the usual checks. */
  readonly preflight: readonly PreflightCheck[] | null;
  readonly preflightBefore: readonly PreflightMoment[];
  /** Only the rules whose level was set; every other one is 'error'. */
  readonly rules: Readonly<Partial<Record<RuleId, RuleLevel>>>;
}

export const PROFILES = ['golden', 'commitizen'] as const;
export type Profile = (typeof PROFILES)[number];

export const PREFLIGHT_MOMENTS = ['bump', 'push', 'push-main'] as const;
export type PreflightMoment = (typeof PREFLIGHT_MOMENTS)[number];

export interface PreflightCheck {
  readonly name: string;
  readonly run: string;
  /** Variables that it is run with, where the person's own environment has none of that name. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** commitizen's own list of what `check` lets pass. */
export const ALLOWED_PREFIXES = ['Merge', 'Revert', 'Pull request', 'fixup!', 'squash!', 'amend!'] as const;

export const DEFAULT_BUMP_MESSAGE = 'bump: version $current_version → $new_version';
