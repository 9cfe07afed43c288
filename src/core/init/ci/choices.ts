/** The choices that the text of a CI configuration depends on. */
export interface CiChoices {
  readonly packageName: string;
  readonly imageName: string;
  readonly python: string;
  readonly mainBranch: string;
  readonly baseline: boolean;
  readonly coverage: boolean;
  /** Whether ruff formats the code. */
  readonly format: boolean;
  /** Whether there is a Dockerfile to build an image from. */
  readonly docker: boolean;
  /** Whether the Dockerfile takes the version as an argument, because an image build can't read the tags. */
  readonly versionArgument: boolean;
}
