import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../../core/error/error.ts';
import type { InstallHook } from '../../../core/plan/effect.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import { messageOf, writeDraft } from '../../files/files.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

export const installHookEffect: Interpreter<'install-hook'> = {
  async apply(effect) {
    const { path, script, before, kept, hook } = effect;
    if ((await textAt(path)) !== before) {
      throw new EffectFailed(() => refuse('PLAN_STALE', { what: `the hook ${hook} was changed` }));
    }
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeDraft(draftOf(path), script, EXECUTABLE);
      if (kept !== null) await rename(path, keptAt(effect));
      await rename(draftOf(path), path);
    } catch (error) {
      await removeUnfinished(effect);
      throw new EffectFailed(() => refuse('HOOK_NOT_WRITTEN', { path, said: messageOf(error) }, error));
    }
    return { path };
  },

  async recover(effect) {
    const { path, script } = effect;
    if ((await textAt(path)) === script) return { kind: 'done', receipt: { path } };
    await removeUnfinished(effect);
    return NOT_DONE;
  },

  async undo(effect) {
    const { path, script, before, hook } = effect;
    const found = await textAt(path);
    if (found === before) return [];
    if (found !== script) {
      const what = `the hook ${hook} was changed since relctl wrote it`;
      return [{ what, command: shellCommand(['cat', path]) }];
    }
    if (before === null) await rm(path);
    else if (effect.kept !== null) await rename(keptAt(effect), path);
    else await replaceScript(path, before);
    return [];
  },
};

/** Removes what an unfinished installation left. The old hook may exist under its other name only. */
async function removeUnfinished(effect: InstallHook): Promise<void> {
  await rm(draftOf(effect.path), { force: true });
  if (effect.kept === null || (await textAt(effect.path)) !== null) return;
  await rename(keptAt(effect), effect.path).catch(() => undefined);
}

const EXECUTABLE = 0o755;

async function replaceScript(path: string, script: string): Promise<void> {
  await writeDraft(draftOf(path), script, EXECUTABLE);
  await rename(draftOf(path), path);
}

function keptAt({ path, kept }: InstallHook): string {
  return join(dirname(path), kept ?? '');
}

function draftOf(path: string): string {
  return `${path}.relctl-draft`;
}

/** null: there is no readable file. */
function textAt(path: string): Promise<string | null> {
  return readRegularFile(path).then(String, () => null);
}
