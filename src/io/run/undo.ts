import type { Effect } from '../../core/plan/effect.ts';
import type { Done } from '../../core/plan/receipt.ts';
import { writtenPaths } from '../../core/plan/progress.ts';
import { messageOf } from '../files/files.ts';
import { EffectFailed } from './effects/interpreter.ts';
import { unstage } from './effects/traces.ts';
import { recoverEffect, undoEffect } from './interpreters.ts';
import { interruptedContext, recordOf } from './plan-run.ts';
import type { Execution, PlanRun } from './plan-run.ts';
import type { Leftover, RunContext } from './run-context.ts';

/** Undoes the applied effects, newest first. @returns what had to stay */
export async function undo(
  run: PlanRun,
  { onProgress }: Pick<Execution, 'onProgress'>,
): Promise<readonly Leftover[]> {
  const { done, journal, context } = run;
  if (done.length > 0) onProgress({ kind: 'undoing' });
  run.shield();
  await journal.beginUndo();
  // If the journal can't be written, the undo still goes on. Should it be killed, the next undo finds out what is already undone.
  const record = (): Promise<void> => journal.record(recordOf(run)).catch(() => undefined);
  await record();
  const leftovers: Leftover[] = [];
  const restored: string[] = [];
  for (let last = done.at(-1); last !== undefined; last = done.at(-1)) {
    const left = await undoOne(last, context);
    // Two hooks may have changed the same file.
    leftovers.push(...left.filter(({ what }) => !leftovers.some((known) => known.what === what)));
    // A commit that had to stay contains the older changes. Undoing them would only make the working tree dirty.
    if (left.some(({ keepsOlder }) => keepsOlder === true)) break;
    if (left.length === 0) restored.push(...writtenPaths([last.effect]));
    done.pop();
    await record();
  }
  return [...leftovers, ...(await unstageWritten(restored, context))];
}

/** Unstages the written files. A hook or an interrupted commit may have staged them unnoticed. */
async function unstageWritten(paths: readonly string[], context: RunContext): Promise<readonly Leftover[]> {
  try {
    await unstage(paths, context);
    return [];
  } catch (error) {
    return [{ what: `the index could not be restored: ${messageOf(error)}`, command: 'git status' }];
  }
}

/** Undoes one effect. A failure is returned as a leftover, so that older effects can still be undone. */
export async function undoOne(one: Done, context: RunContext): Promise<readonly Leftover[]> {
  try {
    return await undoEffect(one, context);
  } catch (error) {
    return [{ what: `undoing ${one.kind} failed: ${messageOf(error)}`, command: 'git status' }];
  }
}

/** Finds out what a failed effect did, as if the run had been killed during it, and records it. */
export async function recoverFailed(effect: Effect, error: unknown, run: PlanRun): Promise<void> {
  const { done, journal, left } = run;
  run.shield();
  await journal.freeReserve();
  try {
    const recovered = await recoverEffect(effect, interruptedContext(run, Date.now()));
    if (recovered.kind === 'done') done.push(recovered.done);
    else if (!(error instanceof EffectFailed)) left.push(...recovered.left);
  } catch (unrecovered) {
    left.push({ what: `${effect.kind} was cut off: ${messageOf(unrecovered)}`, command: 'git status' });
  }
}
