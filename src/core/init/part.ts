/** The parts that `relctl init` can set up, in the order in which it shows them. */
export const PARTS = ['config', 'layout', 'docker', 'ci', 'hooks'] as const;
export type Part = (typeof PARTS)[number];

export const FORGES = ['github', 'gitlab'] as const;
export type Forge = (typeof FORGES)[number];

export const LICENSES = ['MIT', 'BSD-3-Clause'] as const;
export type License = (typeof LICENSES)[number];

/** The options of `relctl init`, parsed. */
export interface InitRequest {
  /** Parts that the user asked for, besides the default ones. */
  readonly with: readonly Part[];
  readonly without: readonly Part[];
  /** null: decided by the project. */
  readonly ci: Forge | null;
  /** `3.12`; null: the version of the project, or else the installed one. */
  readonly python: string | null;
  /** null: no license is written. */
  readonly license: License | null;
}
