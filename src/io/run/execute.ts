import { refuse } from '../../core/error/error.ts';
import { signalOf, stoppedBy } from '../../core/error/stop-signal.ts';
import type { StopSignal } from '../../core/error/stop-signal.ts';
import type { Aftermath } from '../../core/error/undone.ts';
import { factsOf } from '../../core/plan/effect-facts.ts';
import type { Effect } from '../../core/plan/effect.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { beforeCheckout, isPublished, remainingEffects, writtenPaths } from '../../core/plan/progress.ts';
import type { CommitReceipt, Done } from '../../core/plan/receipt.ts';
import { stepText } from '../../core/plan/step.ts';
import { shortSha } from '../../core/text/words.ts';
import { holdsText, messageOf } from '../files/files.ts';
import { GitFailure } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { EffectFailed, Paused } from './effects/interpreter.ts';
import { abortBlocked, misplacedHead } from './head-check.ts';
import { refuseHiddenFiles } from './hidden-files.ts';
import { applyEffect } from './interpreters.ts';
import { openJournal } from './journal/journal.ts';
import { observe } from './observe.ts';
import { planRun, recordOf } from './plan-run.ts';
import type { Execution, PlanRun } from './plan-run.ts';
import type { Leftover } from './run-context.ts';
import { recoverFailed, undo } from './undo.ts';

/** What an executed plan made. */
export interface Outcome {
  /** null: the plan made no commit. */
  readonly commit: CommitReceipt | null;
  /** The picked commits whose change was already there. */
  readonly empty: readonly string[];
}

/**
 * Executes a plan completely or not at all. relctl writes the journal before each effect and removes it at the end. If
 * an effect fails or a signal arrives, it undoes the effects so far, newest first.
 *
 * @throws the refusal of the failed effect, worded for what was undone; ROLLBACK_FAILED if something had to stay;
 * PUSH_UNCERTAIN and PICK_CONFLICT, which keep the effects so far, and the journal, for `resume` and `abort`
 */
export async function execute(plan: Plan, execution: Execution): Promise<Outcome> {
  const { repository } = execution;
  const journal = await openJournal(repository, plan);
  const run = planRun(plan, [], execution, journal);
  return runEffects(run, execution, async () => {
    await checkBasis(plan, repository);
    Object.assign(run.context, await observe(plan, repository));
    await journal.record(recordOf(run));
  });
}

/**
 * Executes the rest of a plan.
 *
 * @param prepare what must happen first. If it fails, the run fails
 * @throws as {@link execute}
 */
export async function runEffects(
  run: PlanRun,
  execution: Execution,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  const { journal, done } = run;
  // Known before each effect: a failed effect never counts as published, even if it turns out to be applied.
  let published = isPublished(run);
  try {
    await prepare();
    for (const effect of remainingEffects(run)) {
      if (!published) stopIfAsked(execution);
      execution.onProgress({ kind: 'begun', effect });
      const applied = await perform(effect, run, execution);
      done.push(applied);
      published = isPublished(run);
      await recordDone(run);
      const output = applied.kind === 'create-commit' ? applied.receipt.output : null;
      execution.onProgress({ kind: 'done', effect, output });
    }
    await journal.close();
  } catch (error) {
    throw await rollBack(error, published, run, execution);
  }
  return outcomeOf(done);
}

function outcomeOf(done: readonly Done[]): Outcome {
  const commit = done.find((one) => one.kind === 'create-commit')?.receipt;
  const isMade = commit !== undefined && commit.sha !== commit.parent;
  const empty = done.flatMap((one) =>
    one.kind === 'cherry-pick' && one.receipt.isEmpty ? [one.effect.commit] : [],
  );
  return { commit: isMade ? commit : null, empty };
}

/** The plan is valid for one commit on one branch, and for the files as relctl read them. @throws PLAN_STALE */
async function checkBasis({ basis, effects }: Plan, repository: Repository): Promise<void> {
  const { git, top } = repository;
  const { sha, branch } = await readStatus(git);
  if (branch !== basis.branch)
    throw refuse('PLAN_STALE', { what: `HEAD is on ${branch ?? 'no branch'} now` });
  // An unborn branch has no commit.
  if ((sha ?? '') !== basis.head)
    throw refuse('PLAN_STALE', { what: `HEAD moved to ${shortSha(sha ?? 'nothing')}` });
  await refuseHiddenFiles(repository, writtenPaths(effects));
  for (const effect of beforeCheckout(effects)) {
    if (effect.kind !== 'write-file' || (await holdsText(top, effect.path, effect.before, effect.encoding)))
      continue;
    throw refuse('PLAN_STALE', { what: `${effect.path} was changed` });
  }
}

function stopIfAsked({ stop }: Execution): void {
  const signal = signalOf(stop);
  if (signal !== null) throw new EffectFailed((undone) => stoppedBy(signal, undone));
}

async function perform(effect: Effect, run: PlanRun, execution: Execution): Promise<Done> {
  try {
    return await applyEffect(effect, run.context);
  } catch (error) {
    execution.onProgress({ kind: 'failed', effect });
    if (isUncertain(effect, error, execution) && !isPublished(run)) await recoverFailed(effect, error, run);
    throw isSystemError(error) ? stepFailed(effect, error) : error;
  }
}

/** If a published effect can't be recorded, it stays. Should the run be killed then, relctl asks the remote. */
async function recordDone(run: PlanRun): Promise<void> {
  const { journal } = run;
  if (!isPublished(run)) return journal.record(recordOf(run));
  await journal.freeReserve();
  await journal.record(recordOf(run)).catch(() => undefined);
}

/** An error of git or of the system in the middle of a step. Mostly the disk is full. */
function isSystemError(error: unknown): error is Error {
  return error instanceof GitFailure || (error instanceof Error && 'syscall' in error);
}

function stepFailed(effect: Effect, error: Error): EffectFailed {
  const what = `this step failed: ${stepText(effect)}`;
  const said = error instanceof GitFailure ? error.said : error.message;
  return new EffectFailed((undone) => refuse('STEP_FAILED', { what, said, undone }, error));
}

/** Whether a failed effect may still have been applied, completely or in part. */
function isUncertain(effect: Effect, error: unknown, { stop }: Execution): boolean {
  const { phase, commits } = factsOf(effect);
  // A push is never done in part, and the effect itself has asked the remote.
  if (error instanceof Paused || phase(effect) === 'publish') return false;
  return !(error instanceof EffectFailed) || stop.aborted || commits;
}

/**
 * @param published whether nothing is to be undone
 * @returns the error to throw: the cause, worded for what was undone
 */
async function rollBack(
  error: unknown,
  published: boolean,
  run: PlanRun,
  execution: Execution,
): Promise<unknown> {
  const { plan, journal, done, left, context } = run;
  if (error instanceof Paused) {
    await journal.leave('waits', recordOf(run));
    return error.refusal;
  }
  run.shield();
  // If git gives no answer, each undo still checks for itself.
  const misplaced = published ? null : await misplacedHead(run, context.repository.git).catch(() => null);
  if (misplaced !== null) {
    await journal.leave('left', recordOf(run));
    return abortBlocked(plan, misplaced, error);
  }
  if (!published && left.length === 0 && hasResolvedConflict(done)) {
    await journal.leave('left', recordOf(run));
    return reasonOf(error, 'kept', signalOf(execution.stop));
  }
  const hadDone = done.length > 0;
  const keepsOlder = left.some((one) => one.keepsOlder === true);
  const leftovers = published ? [] : [...left, ...(keepsOlder ? [] : await undo(run, execution))];
  await journal.close();
  const cause = reasonOf(error, !published && hadDone, published ? null : signalOf(execution.stop));
  return leftovers.length === 0 ? cause : rollbackFailed(messageOf(cause), leftovers, error);
}

/** Whether the user resolved a conflict during the run. Only `abort` undoes that work. */
function hasResolvedConflict(done: readonly Done[]): boolean {
  return done.some((one) => one.kind === 'cherry-pick' && one.receipt.byHand === true);
}

export function rollbackFailed(cause: string, leftovers: readonly Leftover[], error?: unknown): Error {
  const left = [...new Set(leftovers.map(({ what }) => what))];
  const commands = [...new Set(leftovers.map(({ command }) => command))];
  return refuse('ROLLBACK_FAILED', { cause, left, commands }, error);
}

function reasonOf(error: unknown, undone: Aftermath, signal: StopSignal | null): unknown {
  if (signal !== null) return stoppedBy(signal, undone, error);
  return error instanceof EffectFailed ? error.refusal(undone) : error;
}
