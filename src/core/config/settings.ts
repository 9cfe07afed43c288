import type { Encoding } from './encoding.ts';
import type { RuleId, RuleLevel } from './rule-id.ts';

/** The configuration of a project, with defaults filled in. */
export interface Settings {
  /** The file with the `[tool.commitizen]` table, relative to the repository. */
  readonly configFile: string;
  /** `tag_format` as configured, even if the command line overrides it. */
  readonly configuredTagFormat: string;
  /** `bump_message` likewise. */
  readonly configuredBumpMessage: string;
  /** `version_scheme` as configured, even if the command line overrides it. */
  readonly configuredScheme: string;
  readonly commitizen: CommitizenSettings;
  /** The file with relctl's own settings; null if there is none. */
  readonly relctlFile: string | null;
  readonly relctl: RelctlSettings;
}

/** `[tool.commitizen]`, as commitizen reads it. The names are its keys in camel case. */
export interface CommitizenSettings {
  readonly name: string;
  /** The version, if the configuration itself contains it; else ''. */
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
  /** The encoding of the changelog, `version_files` and message files. TOML, JSON and YAML are always UTF-8. */
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
  /** The settings of the commit convention `cz_customize`; null with any other `name`. */
  readonly customize: CustomizeSettings | null;
}

/** `[tool.commitizen.customize]`. null means commitizen's default. Patterns have Python's syntax. */
export interface CustomizeSettings {
  /** Matched against each line. Its first group is looked up in the map. */
  readonly bumpPattern: string | null;
  readonly bumpMap: readonly MappedIncrement[] | null;
  readonly bumpMapMajorVersionZero: readonly MappedIncrement[] | null;
  /** A message that does not match this is left out of the changelog. */
  readonly changelogPattern: string | null;
  /** Its groups `change_type`, `scope` and `message` make a changelog entry. */
  readonly commitParser: string | null;
  readonly changeTypeOrder: readonly string[] | null;
  readonly changeTypeMap: Readonly<Record<string, string>> | null;
  readonly schemaPattern: string | null;
  readonly schema: string;
  readonly example: string;
  readonly info: string;
  /** A file to print instead of `info`. */
  readonly infoPath: string | null;
  readonly messageTemplate: string;
  readonly questions: readonly QuestionSettings[];
}

/** The first entry whose pattern matches decides. */
export interface MappedIncrement {
  readonly pattern: string;
  readonly increment: 'PATCH' | 'MINOR' | 'MAJOR';
}

/** One question of `commit`, of any type. */
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

/** `[tool.relctl]`. `relctl-keys.ts` says what the keys mean. */
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
  /** null: the usual checks that the project has. */
  readonly preflight: readonly PreflightCheck[] | null;
  readonly preflightBefore: readonly PreflightMoment[];
  /** Only the rules with a configured level. All others are 'error'. */
  readonly rules: Readonly<Partial<Record<RuleId, RuleLevel>>>;
}

export const PROFILES = ['golden', 'commitizen'] as const;
export type Profile = (typeof PROFILES)[number];

export const PREFLIGHT_MOMENTS = ['bump', 'push', 'push-main'] as const;
export type PreflightMoment = (typeof PREFLIGHT_MOMENTS)[number];

export interface PreflightCheck {
  readonly name: string;
  readonly run: string;
  /** Environment variables for the command. Variables that the user has set take precedence. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** commitizen's default: `check` accepts a message that starts with one of these. */
export const ALLOWED_PREFIXES = ['Merge', 'Revert', 'Pull request', 'fixup!', 'squash!', 'amend!'] as const;

export const DEFAULT_BUMP_MESSAGE = 'bump: version $current_version → $new_version';
