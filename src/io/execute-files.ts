import { refuse } from '../core/error/error.ts';
import { signalOf, stoppedBy } from '../core/error/stop-signal.ts';
import type { WriteFile } from '../core/release/effect.ts';
import { shellCommand } from '../core/text/shell.ts';
import { EffectFailed } from './effects/interpreter.ts';
import type { Leftover } from './effects/interpreter.ts';
import { writeFile } from './effects/write-file.ts';
import type { FileScene } from './effects/write-file.ts';
import { notAllUndone } from './execute.ts';
import { holdsText, messageOf } from './files.ts';
import type { Execution } from './scene.ts';

/**
 * Writes all of the files or none of them, where there is no repository. That is where no journal can be kept: what fails, or is
 * asked to stop, is undone; a run that is killed leaves what it has written.
 *
 * @throws as `execute` does
 */
export async function executeFiles(
  effects: readonly WriteFile[],
  top: string,
  { stop, onProgress }: Pick<Execution, 'stop' | 'onProgress'>,
): Promise<void> {
  const scene: FileScene = { repository: { top }, known: new Map(), ground: { head: '' } };
  const done: WriteFile[] = [];
  try {
    await checkFiles(effects, top);
    for (const effect of effects) {
      const signal = signalOf(stop);
      if (signal !== null) throw new EffectFailed((undone) => stoppedBy(signal, undone));
      onProgress({ kind: 'begun', effect });
      await perform(effect, scene, onProgress);
      done.push(effect);
      onProgress({ kind: 'done', effect, output: null });
    }
  } catch (error) {
    if (done.length > 0) onProgress({ kind: 'undoing' });
    const left = await undoAll(done, scene);
    const cause = error instanceof EffectFailed ? error.refusal(done.length > 0) : error;
    throw left.length === 0 ? cause : notAllUndone(messageOf(cause), left, error);
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
  scene: FileScene,
  onProgress: Execution['onProgress'],
): Promise<void> {
  try {
    await writeFile.apply(effect, scene);
  } catch (error) {
    onProgress({ kind: 'failed', effect });
    throw error;
  }
}

/** Newest first; one that can't be undone must not keep the older ones from it. */
async function undoAll(done: readonly WriteFile[], scene: FileScene): Promise<readonly Leftover[]> {
  const left: Leftover[] = [];
  for (const effect of done.toReversed()) {
    const { path } = effect;
    try {
      const stays = await writeFile.undo(effect, { path }, scene);
      left.push(...stays.map(({ what }) => ({ what, command: shellCommand(['cat', path]) })));
    } catch (error) {
      left.push({ what: `${path} could not be put back: ${messageOf(error)}`, command: 'ls -A' });
    }
  }
  return left;
}
