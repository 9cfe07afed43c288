import type { Answer } from './answer.ts';

/** What is done to a repository, one step after the other, and what is asked of the release tool in between. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

export type Step = SetUp | Run;

/** What a person or a script does; the same on both sides. */
export type SetUp = WriteStep | CommitStep | TagStep | HookStep | GitStep;

/** Files by path, as text; null removes one. */
export type Files = Readonly<Record<string, string | null>>;

export interface WriteStep {
  readonly write: Files;
}

/** A commit of these files and of whatever else lies in the tree; empty where there is nothing. */
export interface CommitStep {
  /** Taken as it is, comments and white space included. */
  readonly commit: string;
  readonly files?: Files;
}

export interface TagStep {
  readonly tag: string;
  /** Makes the tag an annotated one. */
  readonly message?: string;
  /** Without it: HEAD. */
  readonly at?: string;
}

/** A hook of git's own, as a shell script. */
export interface HookStep {
  readonly hook: string;
  readonly script: string;
}

/** A git command for all the rest: branches, merges, configuration. It may fail (a merge that meets a conflict). */
export interface GitStep {
  readonly git: readonly string[];
}

/** A command line of `cz`, and of relctl after `--profile commitizen`. */
export interface Run {
  readonly cz: readonly string[];
  /** Without it stdin is empty. */
  readonly stdin?: string;
  /** The folder that it is run in, relative to the repository. */
  readonly folder?: string;
  readonly differs?: Departure;
}

/** A difference that stays, on purpose. */
export interface Departure {
  /** The first cell of a row in docs/parity.md, or its beginning. */
  readonly row: string;
  /** relctl's own answer, where it says something else; what is not named is as commitizen's. */
  readonly own: Partial<Omit<Answer, 'stderr'>>;
}

export function isRun(step: Step): step is Run {
  return 'cz' in step;
}
