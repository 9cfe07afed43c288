/** What the text of a CI configuration depends on. */
export interface CiChoices {
  readonly packageName: string;
  readonly imageName: string;
  readonly python: string;
  readonly mainBranch: string;
  readonly baseline: boolean;
  readonly coverage: boolean;
  /** Whether ruff is the formatter. */
  readonly format: boolean;
  /** Whether there is something to build an image of. */
  readonly docker: boolean;
  /** Whether the Dockerfile takes the version as an argument, for no build sees the tags. */
  readonly versionArgument: boolean;
}
