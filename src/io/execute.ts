import { refuse } from '../core/error/error.ts';
import { signalOf, stoppedBy } from '../core/error/stop-signal.ts';
import type { StopSignal } from '../core/error/stop-signal.ts';
import type { Aftermath } from '../core/error/undone.ts';
import type { Effect, Plan } from '../core/release/effect.ts';
import { stepText } from '../core/release/step.ts';
import { shortSha } from '../core/text/words.ts';
import type { Picked } from './effects/cherry-pick.ts';
import type { CommitReceipt } from './effects/create-commit.ts';
import { EffectFailed, Paused } from './effects/interpreter.ts';
import type { Leftover } from './effects/interpreter.ts';
import { holdsText, messageOf } from './files.ts';
import { GitFailure } from './git.ts';
import { interpreterOf } from './interpreters.ts';
import { openJournal } from './journal/journal.ts';
import type { Journal } from './journal/journal.ts';
import type { Repository } from './repository.ts';
import { lookAround, stageFor, standingOf } from './scene.ts';
import type { Done, Execution, Stage } from './scene.ts';
import { refuseSetAside } from './set-aside.ts';
import { readStatus } from './status.ts';
import { settleFailed, undo } from './undo.ts';
import { notFromHere, strayedHead } from './whereabouts.ts';

/** What an executed plan made. */
export interface Outcome {
  /** null when the plan made no commit. */
  readonly commit: CommitReceipt | null;
  /** The commits whose pick came to nothing. */
  readonly empty: readonly string[];
}

/**
 * Does all of a plan or nothing of it. The journal is written before each effect and gone at the end; when an
 * effect fails or a signal arrives, what was done is undone, newest first.
 *
 * @throws the failed effect's own refusal, worded for what was undone; ROLLBACK_FAILED when a guard left something;
 * PUSH_UNCERTAIN and PICK_CONFLICT with all that was done, and the journal, kept for `resume` and `abort`
 */
export async function execute(plan: Plan, execution: Execution): Promise<Outcome> {
  const { repository } = execution;
  const journal = await openJournal(repository, plan);
  const stage = stageFor(plan, [], execution, journal);
  const course: Course = { plan, journal, done: [], stage, left: [] };
  return carryOut(course, execution, async () => {
    await checkBasis(plan, repository);
    Object.assign(stage.scene, await lookAround(plan, repository));
    await journal.record(standingOf([], stage.scene));
  });
}

/** A plan on its way. */
export interface Course {
  readonly plan: Plan;
  readonly journal: Journal;
  /** What was done before; what is done now is added to it. */
  readonly done: Done[];
  readonly stage: Stage;
  /** What an effect that failed has left and could not take back. */
  readonly left: Leftover[];
}

/**
 * Does the rest of a plan.
 *
 * @param prepare what has to be done first; where it fails, that is a failure of the run
 * @throws as {@link execute}
 */
export async function carryOut(
  course: Course,
  execution: Execution,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  const { plan, journal, done } = course;
  // An effect that fails puts nothing out, though it may be found to be done.
  let out = isOut(course);
  try {
    await prepare();
    for (const effect of plan.effects.slice(done.length)) {
      if (!out) stopIfAsked(execution);
      execution.onProgress({ kind: 'begun', effect });
      const receipt = await perform(effect, course, execution);
      done.push({ effect, receipt });
      out = isOut(course);
      await recordDone(course);
      const output = effect.kind === 'create-commit' ? (receipt as CommitReceipt).output : null;
      execution.onProgress({ kind: 'done', effect, output });
    }
    await journal.close();
  } catch (error) {
    throw await recover(error, out, course, execution);
  }
  return outcomeOf(done);
}

function outcomeOf(done: readonly Done[]): Outcome {
  const commit = done.find(({ effect }) => effect.kind === 'create-commit')?.receipt as
    CommitReceipt | undefined;
  const isMade = commit !== undefined && commit.sha !== commit.parent;
  return { commit: isMade ? commit : null, empty: emptyPicks(done) };
}

function emptyPicks(done: readonly Done[]): readonly string[] {
  return done.flatMap(({ effect, receipt }) =>
    effect.kind === 'cherry-pick' && (receipt as Picked).isEmpty ? [effect.commit] : [],
  );
}

/** Whether something was pushed, or all but post-bump hooks is done: from there on a failure undoes nothing. */
function isOut({ plan, done }: Course): boolean {
  if (done.some(({ effect }) => effect.kind === 'push')) return true;
  return plan.effects
    .slice(done.length)
    .every((effect) => effect.kind === 'run-hook' && effect.stage === 'post');
}

/** The plan was made for one commit on one branch, and for the files as they were read. */
async function checkBasis({ basis, effects }: Plan, repository: Repository): Promise<void> {
  const { git, top } = repository;
  const { sha, branch } = await readStatus(git);
  if (branch !== basis.branch)
    throw refuse('PLAN_STALE', { what: `HEAD is on ${branch ?? 'no branch'} now` });
  // A branch without a commit has none to be at.
  if ((sha ?? '') !== basis.head)
    throw refuse('PLAN_STALE', { what: `HEAD moved to ${shortSha(sha ?? 'nothing')}` });
  await refuseSetAside(repository, effects);
  const moves = effects.findIndex(({ kind }) => MOVING.includes(kind));
  for (const effect of moves === -1 ? effects : effects.slice(0, moves)) {
    if (effect.kind !== 'write-file' || (await holdsText(top, effect.path, effect.before, effect.encoding)))
      continue;
    throw refuse('PLAN_STALE', { what: `${effect.path} was changed` });
  }
}

/** Behind these the files are not those that are there at the beginning. */
const MOVING: readonly Effect['kind'][] = ['switch-branch', 'fast-forward', 'cherry-pick'];

function stopIfAsked({ stop }: Execution): void {
  const signal = signalOf(stop);
  if (signal !== null) throw new EffectFailed((undone) => stoppedBy(signal, undone));
}

async function perform(effect: Effect, course: Course, execution: Execution): Promise<unknown> {
  try {
    return await interpreterOf(effect).apply(effect, course.stage.scene);
  } catch (error) {
    execution.onProgress({ kind: 'failed', effect });
    if (isDoubtful(effect, error, execution) && !isOut(course)) await settleFailed(effect, error, course);
    throw isOfTheSystem(error) ? stepFailed(effect, error) : error;
  }
}

/** What is out is not taken back because it can't be recorded: a run that is killed then asks the remote. */
async function recordDone(course: Course): Promise<void> {
  const { journal, done, stage } = course;
  if (!isOut(course)) return journal.record(standingOf(done, stage.scene));
  await journal.makeRoom();
  await journal.record(standingOf(done, stage.scene)).catch(() => undefined);
}

/** What git or the system refuses in the middle of a step: a full disk, mostly. */
function isOfTheSystem(error: unknown): error is Error {
  return error instanceof GitFailure || (error instanceof Error && 'syscall' in error);
}

function stepFailed(effect: Effect, error: Error): EffectFailed {
  const what = `this step failed: ${stepText(effect)}`;
  const said = error instanceof GitFailure ? error.said : error.message;
  return new EffectFailed((undone) => refuse('STEP_FAILED', { what, said, undone }, error));
}

/** Whether an effect may have been done, or done in part, though it failed. */
function isDoubtful(effect: Effect, error: unknown, { stop }: Execution): boolean {
  // A push is never done in part, and the remote was asked whether it was done.
  if (error instanceof Paused || effect.kind === 'push') return false;
  // git may end with an error behind the commit, or half-way to it: on a full disk it can't write the index any more.
  return !(error instanceof EffectFailed) || stop.aborted || COMMITTING.includes(effect.kind);
}

const COMMITTING: readonly Effect['kind'][] = ['create-commit', 'cherry-pick'];

/**
 * @param out whether nothing is to be undone
 * @returns what to throw: the cause, worded for what the undo came to
 */
async function recover(error: unknown, out: boolean, course: Course, execution: Execution): Promise<unknown> {
  const { journal, done, stage } = course;
  if (error instanceof Paused) {
    await journal.leave('waits', standingOf(done, stage.scene));
    return error.refusal;
  }
  stage.shield();
  // Where git does not tell, each undo still looks for itself.
  const strayed = out ? null : await strayedHead(course, stage.scene.repository.git).catch(() => null);
  if (strayed !== null) {
    await journal.leave('left', standingOf(done, stage.scene));
    return notFromHere(course.plan, strayed, error);
  }
  if (!out && course.left.length === 0 && holdsHandwork(done)) {
    await journal.leave('left', standingOf(done, stage.scene));
    return reasonOf(error, 'kept', signalOf(execution.stop));
  }
  const hadDone = done.length > 0;
  const keepsOlder = course.left.some((one) => one.keepsOlder === true);
  const leftovers = out ? [] : [...course.left, ...(keepsOlder ? [] : await undo(course, execution))];
  await journal.close();
  const cause = reasonOf(error, !out && hadDone, out ? null : signalOf(execution.stop));
  return leftovers.length === 0 ? cause : notAllUndone(messageOf(cause), leftovers, error);
}

/** Whether a person has resolved a conflict on the way: only `abort` takes that back. */
function holdsHandwork(done: readonly Done[]): boolean {
  return done.some(
    ({ effect, receipt }) => effect.kind === 'cherry-pick' && (receipt as Picked).byHand === true,
  );
}

export function notAllUndone(cause: string, leftovers: readonly Leftover[], error?: unknown): Error {
  const left = [...new Set(leftovers.map(({ what }) => what))];
  const commands = [...new Set(leftovers.map(({ command }) => command))];
  return refuse('ROLLBACK_FAILED', { cause, left, commands }, error);
}

function reasonOf(error: unknown, undone: Aftermath, signal: StopSignal | null): unknown {
  if (signal !== null) return stoppedBy(signal, undone, error);
  return error instanceof EffectFailed ? error.refusal(undone) : error;
}
