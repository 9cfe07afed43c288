/** What `relctl init` may set up, in the order in which it is proposed. */
export const PARTS = ['config', 'layout', 'docker', 'ci', 'hooks'] as const;
export type Part = (typeof PARTS)[number];

export const FORGES = ['github', 'gitlab'] as const;
export type Forge = (typeof FORGES)[number];

export const LICENSES = ['MIT', 'BSD-3-Clause'] as const;
export type License = (typeof LICENSES)[number];

/** A command line of `relctl init`, understood. */
export interface InitRequest {
  /** Asked for by name, besides those that are usual. */
  readonly with: readonly Part[];
  readonly without: readonly Part[];
  /** null: as the project looks. */
  readonly ci: Forge | null;
  /** `3.12`; null: as the project says, else what is installed. */
  readonly python: string | null;
  /** null: none is written. */
  readonly license: License | null;
}
