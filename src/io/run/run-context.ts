import type { Effect } from '../../core/plan/effect.ts';
import type { Basis } from '../../core/plan/basis.ts';
import type { FileImage } from '../../core/plan/receipt.ts';
import type { Repository } from '../git/repository.ts';

import type { OverseenGit, Oversight } from './overseen-git.ts';

/** What the effects of one run share. */
export interface RunContext extends Observation {
  readonly repository: Repository & { readonly git: OverseenGit };
  readonly basis: Basis;
  /**
   * The commit that the working tree is compared with, to find out what changed: the plan's commit until an effect
   * checks out another one.
   */
  readonly baseline: { commit: string };
  /** Where hooks print. Under commitizen's profile they share stdout; otherwise stdout is for the answer alone. */
  readonly hookOutput: 'stdout' | 'stderr';
  /** Called when a failed effect is tried once more. */
  readonly onRetry: (effect: Effect) => void;
  /** Called with the contents that relctl saved before an undo overwrote them. */
  readonly onBackup: (backups: readonly Backup[]) => void;
  /** Called with each process that is not git. */
  readonly onStart: Oversight['onStart'];
  /** Called when such a process failed. */
  readonly onFailed: Oversight['onFailed'];
  /** Frees the disk space that is reserved for an undo. */
  readonly freeReserve: () => Promise<void>;
  /** Aborted by the signal that asks the run to stop. Only an effect that may be cut off at any moment heeds it. */
  readonly stop: AbortSignal;
}

/** What a run saw before its first effect, kept up to date by the effects. */
export interface Observation {
  /** Files as the run, or a hook that it started, left them; null: removed. */
  readonly known: Map<string, FileImage | null>;
  /** The index entries of the paths that were dirty when the run began. */
  readonly staged: ReadonlyMap<string, IndexEntry>;
  /** Paths that git did not track when the run began, ignored ones included. A folder of such paths ends in '/'. */
  readonly untrackedPaths: readonly string[];
  /** Files that git neither tracked nor ignored then. A new one was created by a hook. */
  readonly untrackedFiles: ReadonlySet<string>;
}

/** The context of an effect that was under way when its run was killed or failed. */
export interface InterruptedContext extends RunContext {
  /** The commit at HEAD before the effect. */
  readonly head: string;
  /** The object of the tag that the run made; null: none yet. */
  readonly tagged: string | null;
  /** When the run last showed that it was alive; milliseconds since 1970. Later changes are not the run's. */
  readonly lastHeartbeat: number;
}

/** An entry of git's index, as `git ls-files --stage` prints it. */
export interface IndexEntry {
  readonly mode: string;
  readonly object: string;
}

/** Something that an undo left in place, and the command for the user to fix it. */
export interface Leftover {
  readonly what: string;
  readonly command: string;
  /** Set if it contains what older effects made, so that these must stay too. */
  readonly keepsOlder?: true;
}

/** The content of a file before an undo overwrote it. git keeps the object for at least two weeks. */
export interface Backup {
  readonly path: string;
  readonly object: string;
}
