import { refuse } from '../../core/error/error.ts';
import type { WriteFile } from '../../core/release/effect.ts';
import { readText, removeFile, replaceText } from '../files.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

export const writeFile: Interpreter<WriteFile, { readonly path: string }> = {
  async apply({ path, before, after }, { repository, written }) {
    if ((await readText(repository.top, path)) !== before) {
      throw new EffectFailed(() => refuse('PLAN_STALE', { what: `${path} was changed` }));
    }
    try {
      await replaceText(repository.top, path, after);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new EffectFailed((undone) => refuse('FILE_FAILED', { file: path, said, undone }, error));
    }
    written.set(path, after);
    return { path };
  },

  async undo({ path, before, after }, _receipt, { repository, basis, written }) {
    if ((await readText(repository.top, path)) !== after) {
      return {
        what: `${path} was changed since relctl wrote it`,
        command: before === null ? `rm ${path}` : `git checkout ${basis.head} -- ${path}`,
      };
    }
    if (before === null) await removeFile(repository.top, path);
    else await replaceText(repository.top, path, before);
    written.delete(path);
    return null;
  },
};
