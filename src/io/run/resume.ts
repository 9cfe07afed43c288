import { refuse } from '../../core/error/error.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Push } from '../../core/plan/effect.ts';
import {
  findPush,
  headAfter,
  isPublished,
  lastOwnCommit,
  nextEffect,
  tagMade,
} from '../../core/plan/progress.ts';
import type { Done } from '../../core/plan/receipt.ts';
import type { Repository } from '../git/repository.ts';
import { dropPick } from './effects/cherry-pick.ts';
import { askFor, unanswered } from './effects/push.ts';
import { rollbackFailed, runEffects } from './execute.ts';
import type { Outcome } from './execute.ts';
import { abortBlocked, misplacedHead } from './head-check.ts';
import { recoverEffect } from './interpreters.ts';
import { takeUpJournal } from './journal/journal.ts';
import type { TakenUp } from './journal/journal.ts';
import { removeOwnLocks } from './locks.ts';
import { observationFrom, observe } from './observe.ts';
import { acceptOutsideChanges, outsideChanges } from './outside-changes.ts';
import { interruptedContext, planRun, recordOf } from './plan-run.ts';
import type { Execution, PlanRun } from './plan-run.ts';
import type { Leftover } from './run-context.ts';
import { undo, undoOne } from './undo.ts';

/** How an interrupted plan ended. */
export interface Ended {
  readonly plan: Plan;
  /** The picked commits whose change was already there. */
  readonly empty: Outcome['empty'];
  /** The names of the git locks that the killed run had left, and that relctl removed. */
  readonly locks: readonly string[];
}

/**
 * Finishes an interrupted plan.
 *
 * @returns null: nothing was interrupted
 * @throws RESUME_BLOCKED if the user changed what the plan builds on, LOCK_LEFT, PUSH_UNCERTAIN, and what `execute` and
 * `takeUpJournal` throw
 */
export async function resume(execution: Execution): Promise<Ended | null> {
  const interrupted = await takeUp(execution, (plan, misplaced) => blocked(plan, [misplaced]), isPublished);
  if (interrupted === null) return null;
  const { run, locks } = interrupted;
  await orLeave(interrupted, async () => {
    const left = interrupted.wasUndoing ? await finishUndo(run) : interrupted.left;
    const waits = interrupted.state === 'waits';
    const changed = waits || isPublished(run) ? [] : await outsideChanges(run, execution.repository);
    const inTheWay = [...left, ...changed];
    if (inTheWay.length > 0) throw blocked(run.plan, inTheWay);
    await acceptOutsideChanges(run, waits);
  });
  const { empty } = await runEffects(run, execution);
  return { plan: run.plan, empty, locks };
}

/**
 * Rolls an interrupted plan back, newest effect first.
 *
 * @returns null: nothing was interrupted
 * @throws PUSHED_ALREADY, PUSH_UNCERTAIN, LOCK_LEFT, ABORT_BLOCKED, ROLLBACK_FAILED, and what `takeUpJournal` throws
 */
export async function abort(execution: Execution): Promise<Ended | null> {
  // What is pushed is never undone, wherever HEAD is.
  const interrupted = await takeUp(execution, abortBlocked, ({ done }) => pushIn(done) !== null);
  if (interrupted === null) return null;
  const { run, locks, left } = interrupted;
  const { plan, done, journal } = run;
  await orLeave(interrupted, async () => {
    const pushed = pushIn(done);
    if (pushed !== null) throw pushedAlready(pushed);
    // An effect that was being undone is known not to be under way.
    const current = interrupted.wasUndoing ? null : nextEffect(run);
    if (current?.kind === 'push') await refuseIfPushed(current, run, execution.repository);
    else await refuseIfSeenOnRemote(run, execution.repository);
    if (current?.kind === 'cherry-pick') await dropPick(current, run.context);
  });
  const keepsOlder = left.some((one) => one.keepsOlder === true);
  const leftovers = [...left, ...(keepsOlder ? [] : await undo(run, execution))];
  await journal.close();
  if (leftovers.length > 0) throw rollbackFailed(`${plan.title} was rolled back`, leftovers);
  return { plan, empty: [], locks };
}

interface InterruptedRun {
  readonly run: PlanRun;
  readonly state: TakenUp['state'];
  readonly locks: readonly string[];
  /** Whether the run was being rolled back. */
  readonly wasUndoing: boolean;
  /** What the unfinished effect left in the way. */
  readonly left: readonly Leftover[];
}

/**
 * @param refusal the error for a HEAD on a branch where the plan does not belong
 * @param mayBeMisplaced whether the branch no longer matters
 */
async function takeUp(
  execution: Execution,
  refusal: (plan: Plan, misplaced: Leftover) => Error,
  mayBeMisplaced: (run: PlanRun) => boolean,
): Promise<InterruptedRun | null> {
  const { repository } = execution;
  const taken = await takeUpJournal(repository);
  if (taken === null) return null;
  const { plan, done, observation, journal, state } = taken;
  const run = planRun(plan, [...done], execution, journal);
  const wasUndoing = taken.direction === 'back';
  const interrupted = { run, state, wasUndoing, locks: [], left: [] };
  return orLeave(interrupted, async () => {
    const misplaced = await misplacedHead(run, repository.git);
    const refuseMisplaced = (): void => {
      if (misplaced !== null && !mayBeMisplaced(run)) throw refusal(plan, misplaced);
    };
    // relctl can find out from any branch whether a push arrived, and that may end the run.
    if (nextEffect(run)?.kind !== 'push') refuseMisplaced();
    const locks =
      state === 'waits' ? [] : await removeOwnLocks(repository, plan, taken.since, taken.lastHeartbeat);
    Object.assign(
      run.context,
      observation === null ? await observe(plan, repository) : observationFrom(observation),
    );
    // An effect that waits continues by itself. Before the first record, and during an undo, no effect was begun.
    const nothingBegun = (observation === null && !taken.isOlder) || wasUndoing;
    const left = state === 'waits' || nothingBegun ? [] : await recoverUnfinished(run, taken);
    refuseMisplaced();
    await journal.record(recordOf(run));
    return { ...interrupted, locks, left };
  });
}

/** The push among the applied effects; null: none. */
function pushIn(done: readonly Done[]): Push | null {
  return findPush(done.map(({ effect }) => effect));
}

/** If anything fails before relctl changes something, the interrupted run stays as it was. */
async function orLeave<T>(
  { run, state }: Pick<InterruptedRun, 'run' | 'state'>,
  look: () => Promise<T>,
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    await run.journal.leave(state === 'waits' ? 'waits' : 'left', recordOf(run));
    throw error;
  }
}

/** Finds out how far a killed run came. @returns what prevents going on and rolling back */
async function recoverUnfinished(
  run: PlanRun,
  { lastHeartbeat, isOlder }: TakenUp,
): Promise<readonly Leftover[]> {
  for (;;) {
    const effect = nextEffect(run);
    if (effect === null) return [];
    const recovered = await recoverEffect(effect, interruptedContext(run, lastHeartbeat));
    if (recovered.kind === 'not-done') return recovered.left;
    run.done.push(recovered.done);
    // The newest journal names the effect that was under way. The journal before it may be one effect behind.
    if (!isOlder) return [];
  }
}

/** Undoes the effect whose undo was cut off. It is neither applied nor undone. */
async function finishUndo(run: PlanRun): Promise<readonly Leftover[]> {
  const { done, journal, context } = run;
  const last = done.at(-1);
  const left = last === undefined ? [] : await undoOne(last, context);
  if (left.length > 0) return left;
  done.pop();
  journal.endUndo();
  await journal.record(recordOf(run));
  return [];
}

function blocked({ title }: Plan, inTheWay: readonly Leftover[]): Error {
  const left = inTheWay.map(({ what }) => what);
  const commands = inTheWay.map(({ command }) => command);
  return refuse('RESUME_BLOCKED', { what: title, left, commands });
}

async function refuseIfPushed(effect: Push, run: PlanRun, repository: Repository): Promise<void> {
  const { done } = run;
  const pushed = { head: headAfter(run), tagged: tagMade(done)?.object ?? null };
  const answer = await askFor(effect, pushed, repository.git);
  if (answer === null) throw await unanswered(effect, repository.git);
  const { branch, tag } = answer;
  if (tag === 'there') throw pushedAlready(effect);
  const isBranchPushed = branch === 'there' && lastOwnCommit(done) !== null;
  if (isBranchPushed || (branch === 'elsewhere' && (await isSeenOnRemote(effect, done, repository))))
    throw pushedAlready({ ...effect, tag: null });
}

/** The user may have pushed the run's commits by hand, before the run pushed. git has recorded that then. */
async function refuseIfSeenOnRemote({ plan, done }: PlanRun, repository: Repository): Promise<void> {
  const push = findPush(plan.effects);
  if (push !== null && (await isSeenOnRemote(push, done, repository)))
    throw pushedAlready({ ...push, tag: null });
}

/** Whether the remote-tracking branch contains a commit of the run. */
async function isSeenOnRemote(
  { remote, branch }: Push,
  done: readonly Done[],
  { git }: Repository,
): Promise<boolean> {
  const made = lastOwnCommit(done);
  if (made === null) return false;
  const there = `refs/remotes/${remote}/${branch}`;
  const holding = await git
    .run(['for-each-ref', '--format=%(refname)', '--contains', made, there])
    .catch(() => '');
  return holding !== '';
}

/** A branch that was pushed without its tag counts as pushed. */
function pushedAlready({ remote, branch, tag }: Push): Error {
  return refuse('PUSHED_ALREADY', { remote, what: tag ?? `what was made on ${branch}` });
}
