import { refuse } from '../../core/error/error.ts';
import { signalOf, stoppedBy } from '../../core/error/stop-signal.ts';
import type { WriteFile } from '../../core/plan/effect.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { holdsText, messageOf } from '../files/files.ts';
import { EffectFailed } from './effects/interpreter.ts';
import { writeFile } from './effects/write-file.ts';
import type { FileContext } from './effects/write-file.ts';
import { rollbackFailed } from './execute.ts';
import type { Execution } from './plan-run.ts';
import type { Leftover } from './run-context.ts';

/**
 * Writes all of the files or none, outside of a repository. There is no journal there: relctl undoes a failure or a
 * signal, but a killed run leaves what it has written.
 *
 * @throws as `execute` does
 */
export async function executeFiles(
  effects: readonly WriteFile[],
  top: string,
  { stop, onProgress }: Pick<Execution, 'stop' | 'onProgress'>,
): Promise<void> {
  const context: FileContext = { repository: { top }, known: new Map(), baseline: { commit: '' } };
  const done: WriteFile[] = [];
  try {
    await checkFiles(effects, top);
    for (const effect of effects) {
      const signal = signalOf(stop);
      if (signal !== null) throw new EffectFailed((undone) => stoppedBy(signal, undone));
      onProgress({ kind: 'begun', effect });
      await perform(effect, context, onProgress);
      done.push(effect);
      onProgress({ kind: 'done', effect, output: null });
    }
  } catch (error) {
    if (done.length > 0) onProgress({ kind: 'undoing' });
    const left = await undoAll(done, context);
    const cause = error instanceof EffectFailed ? error.refusal(done.length > 0) : error;
    throw left.length === 0 ? cause : rollbackFailed(messageOf(cause), left, error);
  }
}

async function checkFiles(effects: readonly WriteFile[], top: string): Promise<void> {
  for (const { path, before, encoding } of effects) {
    if (await holdsText(top, path, before, encoding)) continue;
    throw refuse('PLAN_STALE', { what: `${path} was changed` });
  }
}

async function perform(
  effect: WriteFile,
  context: FileContext,
  onProgress: Execution['onProgress'],
): Promise<void> {
  try {
    await writeFile.apply(effect, context);
  } catch (error) {
    onProgress({ kind: 'failed', effect });
    throw error;
  }
}

/** Newest first. If one can't be undone, the older ones still are. */
async function undoAll(done: readonly WriteFile[], context: FileContext): Promise<readonly Leftover[]> {
  const left: Leftover[] = [];
  for (const effect of done.toReversed()) {
    const { path } = effect;
    try {
      const stays = await writeFile.undo(effect, { path }, context);
      left.push(...stays.map(({ what }) => ({ what, command: shellCommand(['cat', path]) })));
    } catch (error) {
      left.push({ what: `${path} could not be put back: ${messageOf(error)}`, command: 'ls -A' });
    }
  }
  return left;
}
