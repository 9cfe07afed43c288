import type { Effect } from '../core/release/effect.ts';
import { EffectFailed } from './effects/interpreter.ts';
import type { Leftover, Scene } from './effects/interpreter.ts';
import type { Course } from './execute.ts';
import { unstage } from './effects/traces.ts';
import { messageOf } from './files.ts';
import { interpreterOf } from './interpreters.ts';
import { ruinOf, standingOf } from './scene.ts';
import type { Done, Execution } from './scene.ts';

/** Takes back what was done, newest first. @returns what had to stay */
export async function undo(
  { done, journal, stage }: Course,
  { onProgress }: Execution,
): Promise<readonly Leftover[]> {
  if (done.length > 0) onProgress({ kind: 'undoing' });
  stage.shield();
  await journal.turnBack();
  // An undo goes on without a record; where it is killed then, what is taken back already is found to be.
  const record = (): Promise<void> => journal.record(standingOf(done, stage.scene)).catch(() => undefined);
  await record();
  const leftovers: Leftover[] = [];
  const restored: string[] = [];
  for (let last = done.at(-1); last !== undefined; last = done.at(-1)) {
    const left = await undoOne(last, stage.scene);
    // Two hooks may have changed one file that is left now.
    leftovers.push(...left.filter(({ what }) => !leftovers.some((known) => known.what === what)));
    // With the commit stays all that it holds: taking the files back under it would only dirty the tree.
    if (left.some(({ keepsOlder }) => keepsOlder === true)) break;
    if (last.effect.kind === 'write-file' && left.length === 0) restored.push(last.effect.path);
    done.pop();
    await record();
  }
  return [...leftovers, ...(await unstageWritten(restored, stage.scene))];
}

/** Hooks stage what was written, and a commit that was cut off has done so; nobody else has told. */
async function unstageWritten(paths: readonly string[], scene: Scene): Promise<readonly Leftover[]> {
  try {
    await unstage(paths, scene);
    return [];
  } catch (error) {
    return [{ what: `the index could not be put back: ${messageOf(error)}`, command: 'git status' }];
  }
}

/** An undo that breaks must not keep the older ones from being undone. */
export async function undoOne({ effect, receipt }: Done, scene: Scene): Promise<readonly Leftover[]> {
  try {
    return await interpreterOf(effect).undo(effect, receipt, scene);
  } catch (error) {
    return [{ what: `undoing ${effect.kind} failed: ${messageOf(error)}`, command: 'git status' }];
  }
}

/** What failed is looked at as if the run had been killed in it. */
export async function settleFailed(effect: Effect, error: unknown, course: Course): Promise<void> {
  const { plan, done, journal, stage, left } = course;
  stage.shield();
  await journal.makeRoom();
  const ruin = ruinOf(plan, done, stage.scene, Date.now());
  try {
    const settled = await interpreterOf(effect).settle(effect, ruin);
    if (settled.kind === 'done') done.push({ effect, receipt: settled.receipt });
    else if (!(error instanceof EffectFailed)) left.push(...settled.left);
  } catch (unsettled) {
    left.push({ what: `${effect.kind} was cut off: ${messageOf(unsettled)}`, command: 'git status' });
  }
}
