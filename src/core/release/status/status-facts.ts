import type { RelctlError } from '../../error/error.ts';
import type { Interruption } from '../../error/catalogue/interruption-errors.ts';
import type { Remedied } from '../../preflight/check-end.ts';
import type { Head, Hotfix, Snapshot } from '../../snapshot/snapshot.ts';
import type { Means } from '../base.ts';
import type { BranchTip, DatedCommit } from './branch-age.ts';

/** What is known about a repository without asking the remote. */
export interface StatusFacts extends Pick<Snapshot, 'tags' | 'files' | 'released' | 'shallow'> {
  /** Seconds since 1970. */
  readonly now: number;
  readonly means: Means;
  readonly head: Head;
  /** The snapshot that would decide a release; or the error that prevents it, for example on a branch without commits. */
  readonly outlook: Snapshot | RelctlError;
  readonly main: MainBranch;
  /** The configured remote; `exists` as a remote of this repository. */
  readonly remote: { readonly name: string; readonly exists: boolean };
  readonly tips: readonly BranchTip[];
  /** The commits that are on the branches but not on main, each after its parents; null if unknown. */
  readonly commits: readonly DatedCommit[] | null;
  /** Final releases that are not in main's history; null if unknown. */
  readonly hotfixes: readonly Hotfix[] | null;
  readonly interruption: Interruption | null;
  /** Missing programs that the preflight checks need. */
  readonly missing: readonly Remedied[];
}

export interface MainBranch {
  readonly name: string;
  /** The commit of the local branch, else of the remote's branch as last fetched; null if there is neither. */
  readonly commit: string | null;
}
