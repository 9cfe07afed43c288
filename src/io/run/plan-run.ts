import type { Effect } from '../../core/plan/effect.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { baselineAfter, headAfter, tagMade } from '../../core/plan/progress.ts';
import type { CommandOutput, Done } from '../../core/plan/receipt.ts';
import type { Repository } from '../git/repository.ts';
import type { Backup } from './run-context.ts';
import { recordChildren } from './journal/children.ts';
import { journalFiles } from './journal/files.ts';
import type { Journal, JournalRecord } from './journal/journal.ts';
import { removeLocksSince } from './locks.ts';
import { nothingObserved, recordedFrom } from './observe.ts';
import { overseen } from './overseen-git.ts';
import type { InterruptedContext, Leftover, RunContext } from './run-context.ts';

/** What a plan runs with. */
export interface Execution {
  readonly repository: Repository;
  readonly hookOutput: RunContext['hookOutput'];
  /** Aborted by the first signal that asks the run to stop. The reason is a `StopSignal`. */
  readonly stop: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly kind: 'begun' | 'failed' | 'retrying'; readonly effect: Effect }
  /** `output`: what git printed for a commit; null for every other effect. */
  | { readonly kind: 'done'; readonly effect: Effect; readonly output: CommandOutput | null }
  | { readonly kind: 'undoing' }
  /** An undo overwrites files that a hook, or the user, changed meanwhile. */
  | { readonly kind: 'backed-up'; readonly backups: readonly Backup[] };

/** A plan that is being executed or rolled back. */
export interface PlanRun {
  readonly plan: Plan;
  readonly journal: Journal;
  /** The applied effects. The run adds to them, and an undo removes them. */
  readonly done: Done[];
  readonly context: RunContext;
  /** What a failed effect left behind and could not undo. */
  readonly left: Leftover[];
  /** From now on Ctrl-C does not reach the git processes that relctl starts. */
  readonly shield: () => void;
}

/** Prepares the run of a plan. Nothing has been observed or changed yet. */
export function planRun(plan: Plan, done: Done[], execution: Execution, journal: Journal): PlanRun {
  const { repository, hookOutput, onProgress, stop } = execution;
  let isShielded = false;
  const onStart = recordChildren(journalFiles(repository).child);
  const onFailed: RunContext['onFailed'] = async (since, bySignal) => {
    if (bySignal || stop.aborted) await removeLocksSince(repository, plan, since);
  };
  const git = overseen(repository.git, { onStart, onFailed, apart: () => isShielded || stop.aborted });
  const context: RunContext = {
    repository: { ...repository, git },
    basis: plan.basis,
    baseline: { commit: baselineAfter({ plan, done }) },
    hookOutput,
    stop,
    freeReserve: journal.freeReserve,
    onStart,
    onFailed,
    onRetry: (effect) => {
      onProgress({ kind: 'retrying', effect });
    },
    onBackup: (backups) => {
      onProgress({ kind: 'backed-up', backups });
    },
    ...nothingObserved(),
  };
  return { plan, journal, done, context, left: [], shield: () => (isShielded = true) };
}

/** The context of an effect that failed, or was under way when its run was killed. */
export function interruptedContext(run: PlanRun, lastHeartbeat: number): InterruptedContext {
  return { ...run.context, head: headAfter(run), tagged: tagMade(run.done)?.object ?? null, lastHeartbeat };
}

/** What the journal records of a run. */
export function recordOf({ done, context }: PlanRun): JournalRecord {
  return { receipts: done.map(({ receipt }) => receipt), observation: recordedFrom(context) };
}
