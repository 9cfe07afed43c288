import type { Answer } from './answer.ts';

/** Steps in a repository, and command lines of the release tool between them. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

export type Step = SetUp | Run;

/** A step of the user or a script. It is the same on both sides. */
export type SetUp = WriteStep | CommitStep | TagStep | HookStep | GitStep;

/** Files by path, as text; null removes one. */
export type Files = Readonly<Record<string, string | null>>;

export interface WriteStep {
  readonly write: Files;
}

/** A commit of these files and of all other changes. If there are none, the commit is empty. */
export interface CommitStep {
  /** Used verbatim, with comments and white space. */
  readonly commit: string;
  readonly files?: Files;
}

export interface TagStep {
  readonly tag: string;
  /** If set, the tag is annotated. */
  readonly message?: string;
  /** The default is HEAD. */
  readonly at?: string;
}

/** A git hook, as a shell script. */
export interface HookStep {
  readonly hook: string;
  readonly script: string;
}

/** A git command for everything else: branches, merges, configuration. It can fail, as a merge with a conflict does. */
export interface GitStep {
  readonly git: readonly string[];
}

/** A command line for `cz`, and for relctl with `--profile commitizen`. */
export interface Run {
  readonly cz: readonly string[];
  /** By default stdin is empty. */
  readonly stdin?: string;
  /** The folder to run it in, relative to the repository. */
  readonly folder?: string;
  readonly differs?: Departure;
}

/** A difference on purpose. */
export interface Departure {
  /** The first cell of a row in docs/parity.md, or its beginning. */
  readonly row: string;
  /** The parts of the answer in which relctl differs. The other parts are those of commitizen. */
  readonly own: Partial<Omit<Answer, 'stderr'>>;
}

export function isRun(step: Step): step is Run {
  return 'cz' in step;
}
