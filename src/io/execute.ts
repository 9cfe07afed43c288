import { refuse } from '../core/error/error.ts';
import { stoppedBy } from '../core/error/stop-signal.ts';
import type { StopSignal } from '../core/error/stop-signal.ts';
import type { Effect, Plan, Push } from '../core/release/effect.ts';
import { createCommit } from './effects/create-commit.ts';
import type { CommitReceipt } from './effects/create-commit.ts';
import { createTag } from './effects/create-tag.ts';
import { cherryPick, dropPick } from './effects/cherry-pick.ts';
import { createBranch, emptyCommit, fastForward, switchBranch } from './effects/moving.ts';
import type { Moved } from './effects/moving.ts';
import { EffectFailed, Paused } from './effects/interpreter.ts';
import type { Interpreter, Leftover, Scene } from './effects/interpreter.ts';
import { hasArrived, push } from './effects/push.ts';
import { runHook } from './effects/run-hook.ts';
import { writeFile } from './effects/write-file.ts';
import { indexEntries, strayFiles } from './effects/traces.ts';
import { holdsText, messageOf, readImage } from './files.ts';
import type { Spoken } from './git.ts';
import { openJournal, takeUpJournal } from './journal.ts';
import type { Journal, TakenUp } from './journal.ts';
import type { Repository } from './repository.ts';
import { readStatus } from './status.ts';

/** The only place where an effect becomes a deed. */
const INTERPRETERS = {
  'write-file': writeFile,
  'run-hook': runHook,
  'create-commit': createCommit,
  'empty-commit': emptyCommit,
  'create-tag': createTag,
  'create-branch': createBranch,
  'switch-branch': switchBranch,
  'fast-forward': fastForward,
  'cherry-pick': cherryPick,
  push,
} satisfies { readonly [K in Effect['kind']]: AnyReceipt<Extract<Effect, { kind: K }>> };

/** An interpreter whose receipt is its own matter. */
type AnyReceipt<E extends Effect> = Pick<Interpreter<E, unknown>, 'apply'> &
  Pick<Interpreter<E, never>, 'undo'>;

export interface Execution {
  readonly repository: Repository;
  readonly hookOutput: Scene['hookOutput'];
  /** The signal that asked the run to stop; null while none has. */
  readonly stopped: () => StopSignal | null;
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly kind: 'begun' | 'failed' | 'retrying'; readonly effect: Effect }
  /** `output`: what git printed of a commit; null for every other effect. */
  | { readonly kind: 'done'; readonly effect: Effect; readonly output: Spoken | null }
  | { readonly kind: 'undoing' };

/** What an executed plan made. */
export interface Outcome {
  /** null when the plan made no commit. */
  readonly commit: CommitReceipt | null;
}

/** An effect that was done, with what its undo needs. */
interface Done {
  readonly effect: Effect;
  readonly receipt: unknown;
}

/**
 * Does all of a plan or nothing of it. The journal is written before each effect and gone at the end; when an
 * effect fails or a signal arrives, what was done is undone, newest first.
 *
 * @throws the failed effect's own refusal, worded for what was undone; ROLLBACK_FAILED when a guard left something;
 * PUSH_UNCERTAIN and PICK_CONFLICT with all that was done, and the journal, kept for {@link resume} and {@link abort}
 */
export async function execute(plan: Plan, execution: Execution): Promise<Outcome> {
  const journal = await openJournal(execution.repository, plan);
  return carryOut({ plan, journal, done: [] }, execution);
}

/** Goes on with what waits for a person. @throws as {@link execute}, and what {@link takeUpJournal} throws */
export async function resume(execution: Execution): Promise<Plan> {
  const taken = await takeUpJournal(execution.repository);
  await carryOut({ ...taken, done: doneIn(taken) }, execution);
  return taken.plan;
}

/**
 * Takes back what waits for a person, newest first.
 *
 * @throws PUSHED_ALREADY, PUSH_UNCERTAIN, ROLLBACK_FAILED, and what {@link takeUpJournal} throws
 */
export async function abort(execution: Execution): Promise<Plan> {
  const taken = await takeUpJournal(execution.repository);
  const { plan, journal } = taken;
  const done = doneIn(taken);
  const scene = { ...sceneFor(plan, done, execution), ...(await lookAround(plan, execution.repository)) };
  const under = plan.effects[done.length];
  try {
    if (under?.kind === 'push') await refuseIfPushed(under, execution.repository);
    if (under?.kind === 'cherry-pick') await dropPick(under, scene);
  } catch (error) {
    await journal.pause(taken.receipts);
    throw error;
  }
  const leftovers = await undo(done, { ...execution, scene, journal });
  await journal.close();
  if (leftovers.length > 0) throw notAllUndone(`${plan.title} was taken back`, leftovers);
  return plan;
}

async function refuseIfPushed(effect: Push, { git }: Repository): Promise<void> {
  const { remote, branch, tag } = effect;
  const what = tag ?? branch;
  const arrived = await hasArrived(effect, git);
  if (arrived === true) throw refuse('PUSHED_ALREADY', { remote, what });
  if (arrived === null) throw refuse('PUSH_UNCERTAIN', { remote, what, said: '' });
}

function doneIn({ plan, receipts }: Pick<TakenUp, 'plan' | 'receipts'>): Done[] {
  return plan.effects.slice(0, receipts.length).map((effect, at) => ({ effect, receipt: receipts[at] }));
}

function sceneFor(
  plan: Plan,
  done: readonly Done[],
  { repository, hookOutput, onProgress }: Execution,
): Scene {
  const onRetry = (effect: Effect): void => {
    onProgress({ kind: 'retrying', effect });
  };
  const grounds = done.flatMap(({ receipt }) => (receipt as Partial<Moved>).ground ?? []);
  const ground = { head: grounds.at(-1) ?? plan.basis.head };
  return { repository, basis: plan.basis, ground, hookOutput, onRetry, ...UNSEEN };
}

interface Course {
  readonly plan: Plan;
  readonly journal: Journal;
  /** What was done before; what is done now is added to it. */
  readonly done: Done[];
}

async function carryOut({ plan, journal, done }: Course, execution: Execution): Promise<Outcome> {
  const { repository } = execution;
  let scene = sceneFor(plan, done, execution);
  try {
    if (done.length === 0) await checkBasis(plan, repository);
    scene = { ...scene, ...(await lookAround(plan, repository)) };
    for (const effect of plan.effects.slice(done.length)) {
      if (!isOut(plan, done)) stopIfAsked(execution);
      execution.onProgress({ kind: 'begun', effect });
      const receipt = await perform(effect, scene, execution);
      done.push({ effect, receipt });
      await journal.record(done.map((one) => one.receipt));
      const output = effect.kind === 'create-commit' ? (receipt as CommitReceipt).output : null;
      execution.onProgress({ kind: 'done', effect, output });
    }
    await journal.close();
  } catch (error) {
    throw await recover(error, plan, done, { ...execution, scene, journal });
  }
  const commit = done.find(({ effect }) => effect.kind === 'create-commit')?.receipt as
    CommitReceipt | undefined;
  return { commit: commit === undefined || commit.sha === commit.parent ? null : commit };
}

/** Whether all but post-bump hooks is done: from there on nothing is undone. */
function isOut(plan: Plan, done: readonly Done[]): boolean {
  return plan.effects
    .slice(done.length)
    .every((effect) => effect.kind === 'run-hook' && effect.stage === 'post');
}

/** The plan was made for one commit on one branch, and for the files as they were read. */
async function checkBasis({ basis, effects }: Plan, { git, top }: Repository): Promise<void> {
  const { sha, branch } = await readStatus(git);
  if (branch !== basis.branch)
    throw refuse('PLAN_STALE', { what: `HEAD is on ${branch ?? 'no branch'} now` });
  if (sha !== basis.head)
    throw refuse('PLAN_STALE', { what: `HEAD moved to ${(sha ?? 'nothing').slice(0, 7)}` });
  const moves = effects.findIndex(({ kind }) => MOVING.includes(kind));
  for (const effect of moves === -1 ? effects : effects.slice(0, moves)) {
    if (effect.kind !== 'write-file' || (await holdsText(top, effect.path, effect.before, effect.encoding)))
      continue;
    throw refuse('PLAN_STALE', { what: `${effect.path} was changed` });
  }
}

/** Behind these the files are not those that are there at the beginning. */
const MOVING: readonly Effect['kind'][] = ['switch-branch', 'fast-forward', 'cherry-pick'];

const UNSEEN: Sight = { known: new Map(), staged: new Map(), untracked: [], strays: new Set() };

type Sight = Pick<Scene, 'known' | 'staged' | 'untracked' | 'strays'>;

/** What a hook must not be taken to have made, and how a person's own changes look that it may run over. */
async function lookAround({ basis }: Plan, repository: Repository): Promise<Sight> {
  const untracked = (await repository.git.run(['ls-files', '-z', '--others', '--directory'])).split('\0');
  const known: Scene['known'] = new Map();
  for (const path of basis.dirty) known.set(path, await readImage(repository.top, path));
  return {
    known,
    staged: await indexEntries(repository, basis.dirty),
    untracked: untracked.filter((path) => path !== ''),
    strays: new Set(await strayFiles(repository)),
  };
}

function stopIfAsked({ stopped }: Execution): void {
  const signal = stopped();
  if (signal !== null) throw new EffectFailed((undone) => stoppedBy(signal, undone));
}

async function perform(effect: Effect, scene: Scene, { onProgress }: Execution): Promise<unknown> {
  try {
    return await interpreterOf(effect).apply(effect, scene);
  } catch (error) {
    onProgress({ kind: 'failed', effect });
    throw error;
  }
}

interface Recovery extends Execution {
  readonly scene: Scene;
  readonly journal: Journal;
}

/** @returns what to throw: the cause, worded for what the undo came to */
async function recover(
  error: unknown,
  plan: Plan,
  done: readonly Done[],
  recovery: Recovery,
): Promise<unknown> {
  if (error instanceof Paused) {
    await recovery.journal.pause(done.map(({ receipt }) => receipt));
    return error.refusal;
  }
  const out = isOut(plan, done);
  const leftovers = out ? [] : await undo(done, recovery);
  await recovery.journal.close();
  const cause = reasonOf(error, !out && done.length > 0, out ? null : recovery.stopped());
  if (leftovers.length === 0) return cause;
  return notAllUndone(messageOf(cause), leftovers, error);
}

function notAllUndone(cause: string, leftovers: readonly Leftover[], error?: unknown): Error {
  const left = leftovers.map(({ what }) => what);
  const commands = leftovers.map(({ command }) => command);
  return refuse('ROLLBACK_FAILED', { cause, left, commands }, error);
}

async function undo(done: readonly Done[], { scene, onProgress }: Recovery): Promise<readonly Leftover[]> {
  if (done.length > 0) onProgress({ kind: 'undoing' });
  const leftovers: Leftover[] = [];
  for (const { effect, receipt } of [...done].reverse()) {
    const left = await undoOne(effect, receipt, scene);
    // Two hooks may have changed one file that is left now.
    leftovers.push(...left.filter(({ what }) => !leftovers.some((known) => known.what === what)));
    // With the commit stays all that it holds: taking the files back under it would only dirty the tree.
    if (left.some(({ keepsOlder }) => keepsOlder === true)) break;
  }
  return leftovers;
}

/** An undo that breaks must not keep the older ones from being undone. */
async function undoOne(effect: Effect, receipt: unknown, scene: Scene): Promise<readonly Leftover[]> {
  try {
    return await interpreterOf(effect).undo(effect, receipt, scene);
  } catch (error) {
    return [{ what: `undoing ${effect.kind} failed: ${messageOf(error)}`, command: 'git status' }];
  }
}

/** The one cast of the interpreter: a receipt goes back to the interpreter that made it. */
function interpreterOf(effect: Effect): Interpreter<Effect, unknown> {
  return INTERPRETERS[effect.kind] as unknown as Interpreter<Effect, unknown>;
}

function reasonOf(error: unknown, undone: boolean, signal: StopSignal | null): unknown {
  if (signal !== null) return stoppedBy(signal, undone, error);
  return error instanceof EffectFailed ? error.refusal(undone) : error;
}
