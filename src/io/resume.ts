import { refuse } from '../core/error/error.ts';
import type { Plan, Push } from '../core/release/effect.ts';
import { dropPick } from './effects/cherry-pick.ts';
import type { Leftover } from './effects/interpreter.ts';
import { askFor, unanswered } from './effects/push.ts';
import { carryOut, notAllUndone } from './execute.ts';
import type { Course, Outcome } from './execute.ts';
import { interpreterOf } from './interpreters.ts';
import { takeUpJournal } from './journal/journal.ts';
import type { TakenUp } from './journal/journal.ts';
import { removeOwnLocks } from './locks.ts';
import { changedMeanwhile, takeIn } from './meanwhile.ts';
import type { Repository } from './repository.ts';
import {
  headAfter,
  lastCommitOf,
  lookAround,
  ruinOf,
  sightOf,
  stageFor,
  standingOf,
  tagMadeBy,
} from './scene.ts';
import type { Execution } from './scene.ts';
import { undo, undoOne } from './undo.ts';
import { notFromHere, strayedHead } from './whereabouts.ts';

/** What became of an interrupted plan. */
export interface Ended {
  readonly plan: Plan;
  /** The commits whose pick came to nothing. */
  readonly empty: Outcome['empty'];
  /** The names of git's locks that a killed run had left, and that are gone now. */
  readonly locks: readonly string[];
}

/**
 * Finishes what was interrupted.
 *
 * @returns null where nothing was
 * @throws RESUME_BLOCKED where somebody has changed what it builds on, LOCK_LEFT, PUSH_UNCERTAIN, what `execute` throws
 * and what `takeUpJournal` throws
 */
export async function resume(execution: Execution): Promise<Ended | null> {
  const found = await takeUp(execution, (plan, strayed) => blocked(plan, [strayed]), needsNothingHere);
  if (found === null) return null;
  const { course, locks } = found;
  await orLeave(found, async () => {
    const left = found.isUndone ? await endUndo(course) : found.left;
    const waits = found.state === 'waits';
    const changed =
      waits || needsNothingHere(course) ? [] : await changedMeanwhile(course, execution.repository);
    const inTheWay = [...left, ...changed];
    if (inTheWay.length > 0) throw blocked(course.plan, inTheWay);
    await takeIn(course, waits);
  });
  const { empty } = await carryOut(course, execution);
  return { plan: course.plan, empty, locks };
}

/**
 * Takes back what was interrupted, newest first.
 *
 * @returns null where nothing was
 * @throws PUSHED_ALREADY, PUSH_UNCERTAIN, LOCK_LEFT, ABORT_BLOCKED, ROLLBACK_FAILED, and what `takeUpJournal` throws
 */
export async function abort(execution: Execution): Promise<Ended | null> {
  // What is out is not taken back, wherever HEAD is.
  const found = await takeUp(execution, notFromHere, ({ done }) => pushIn(done) !== undefined);
  if (found === null) return null;
  const { course, locks, left } = found;
  const { plan, done, journal, stage } = course;
  await orLeave(found, async () => {
    const pushed = pushIn(done);
    if (pushed !== undefined) throw pushedAlready(pushed);
    // Of what was being taken back it is known already.
    const under = found.isUndone ? undefined : plan.effects[done.length];
    if (under?.kind === 'push') await refuseIfPushed(under, course, execution.repository);
    else await refuseIfSeenOut(course, execution.repository);
    if (under?.kind === 'cherry-pick') await dropPick(under, stage.scene);
  });
  const keepsOlder = left.some((one) => one.keepsOlder === true);
  const leftovers = [...left, ...(keepsOlder ? [] : await undo(course, execution))];
  await journal.close();
  if (leftovers.length > 0) throw notAllUndone(`${plan.title} was taken back`, leftovers);
  return { plan, empty: [], locks };
}

interface Found {
  readonly course: Course;
  readonly state: TakenUp['state'];
  readonly locks: readonly string[];
  /** Whether it was being taken back. */
  readonly isUndone: boolean;
  /** What of the effect under way stands in the way. */
  readonly left: readonly Leftover[];
}

/**
 * @param refusal what is thrown where HEAD is on another branch than that of the plan
 * @param mayStray whether it does not matter by now
 */
async function takeUp(
  execution: Execution,
  refusal: (plan: Plan, strayed: Leftover) => Error,
  mayStray: (course: Course) => boolean,
): Promise<Found | null> {
  const { repository } = execution;
  const taken = await takeUpJournal(repository);
  if (taken === null) return null;
  const { plan, receipts, sight, journal, state } = taken;
  const done = plan.effects
    .slice(0, receipts.length)
    .map((effect, at) => ({ effect, receipt: receipts[at] }));
  const stage = stageFor(plan, done, execution, journal);
  const course = { plan, journal, done, stage, left: [] };
  const isUndone = taken.course === 'back';
  const found = { course, state, isUndone, locks: [], left: [] };
  return orLeave(found, async () => {
    const strayed = await strayedHead(course, repository.git);
    const refuseStrayed = (): void => {
      if (strayed !== null && !mayStray(course)) throw refusal(plan, strayed);
    };
    // Whether a push went through is found out wherever HEAD is, and may be the end of it.
    if (plan.effects[done.length]?.kind !== 'push') refuseStrayed();
    const locks =
      state === 'waits' ? [] : await removeOwnLocks(repository, plan, taken.since, taken.lastSign);
    Object.assign(stage.scene, sight === null ? await lookAround(plan, repository) : sightOf(sight));
    // What waits, the effect itself takes up; before anything was seen, or while it was undone, nothing was begun.
    const nothingBegun = (sight === null && !taken.isOlder) || isUndone;
    const left = state === 'waits' || nothingBegun ? [] : await settle(course, taken);
    refuseStrayed();
    await journal.record(standingOf(done, stage.scene));
    return { ...found, locks, left };
  });
}

function pushIn(done: Course['done']): Push | undefined {
  return pushAmong(done.map(({ effect }) => effect));
}

function pushAmong(effects: Plan['effects']): Push | undefined {
  return effects.find((effect): effect is Push => effect.kind === 'push');
}

/** Whether all is done that matters here: nothing that is left reads HEAD, the index or a file of the release, and a person may have gone on. */
function needsNothingHere({ plan, done }: Course): boolean {
  return plan.effects
    .slice(done.length)
    .every((effect) => effect.kind === 'push-tag' || (effect.kind === 'run-hook' && effect.stage === 'post'));
}

/** Whatever goes wrong before something is done or undone leaves the interruption as it was. */
async function orLeave<T>(
  { course, state }: Pick<Found, 'course' | 'state'>,
  look: () => Promise<T>,
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    const { journal, done, stage } = course;
    await journal.leave(state === 'waits' ? 'waits' : 'left', standingOf(done, stage.scene));
    throw error;
  }
}

/** Finds out how far a run came that was killed. @returns what stands in the way of going on, and of going back */
async function settle(
  { plan, done, stage }: Course,
  { lastSign, isOlder }: TakenUp,
): Promise<readonly Leftover[]> {
  for (;;) {
    const effect = plan.effects[done.length];
    if (effect === undefined) return [];
    const ruin = ruinOf(plan, done, stage.scene, lastSign);
    const settled = await interpreterOf(effect).settle(effect, ruin);
    if (settled.kind === 'not-done') return settled.left;
    done.push({ effect, receipt: settled.receipt });
    // The newest journal says which effect was under way; only an older one may be behind by another one.
    if (!isOlder) return [];
  }
}

/** Takes back the effect whose undo was cut off: what it left is neither done nor not done. */
async function endUndo({ done, journal, stage }: Course): Promise<readonly Leftover[]> {
  const last = done.at(-1);
  const left = last === undefined ? [] : await undoOne(last, stage.scene);
  if (left.length > 0) return left;
  done.pop();
  journal.turnForth();
  await journal.record(standingOf(done, stage.scene));
  return [];
}

function blocked({ title }: Plan, inTheWay: readonly Leftover[]): Error {
  const left = inTheWay.map(({ what }) => what);
  const commands = inTheWay.map(({ command }) => command);
  return refuse('RESUME_BLOCKED', { what: title, left, commands });
}

async function refuseIfPushed(effect: Push, { plan, done }: Course, repository: Repository): Promise<void> {
  const answer = await askFor(
    effect,
    { head: headAfter(plan, done), tagged: tagMadeBy(done)?.object ?? null },
    repository.git,
  );
  if (answer === null) throw await unanswered(effect, repository.git);
  const { branch, tag } = answer;
  if (tag === 'there') throw pushedAlready(effect);
  const isBranchOut = branch === 'there' && lastCommitOf(done) !== null;
  if (isBranchOut || (branch === 'elsewhere' && (await isSeenOut(effect, done, repository))))
    throw pushedAlready({ ...effect, tag: null });
}

/** A person may have pushed what the run has made before it came to that: git has noted it down then. */
async function refuseIfSeenOut({ plan, done }: Course, repository: Repository): Promise<void> {
  const push = pushAmong(plan.effects);
  if (push !== undefined && (await isSeenOut(push, done, repository)))
    throw pushedAlready({ ...push, tag: null });
}

/** Whether the remote's branch, as far as it is known here, holds a commit of the run. */
async function isSeenOut(
  { remote, branch }: Push,
  done: Course['done'],
  { git }: Repository,
): Promise<boolean> {
  const made = lastCommitOf(done);
  if (made === null) return false;
  const there = `refs/remotes/${remote}/${branch}`;
  const holding = await git
    .run(['for-each-ref', '--format=%(refname)', '--contains', made, there])
    .catch(() => '');
  return holding !== '';
}

/** A branch without its tag is out as well. */
function pushedAlready({ remote, branch, tag }: Push): Error {
  return refuse('PUSHED_ALREADY', { remote, what: tag ?? `what was made on ${branch}` });
}
