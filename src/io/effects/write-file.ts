import { refuse } from '../../core/error/error.ts';
import type { WriteFile } from '../../core/release/effect.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { holdsText, messageOf, readImage, removeFile, replaceText } from '../files.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

export const writeFile: Interpreter<WriteFile, { readonly path: string }> = {
  async apply({ path, before, after }, { repository: { top }, known }) {
    if (!(await holdsText(top, path, before))) {
      throw new EffectFailed(() => refuse('PLAN_STALE', { what: `${path} was changed` }));
    }
    try {
      await replaceText(top, path, after);
    } catch (error) {
      throw new EffectFailed((undone) =>
        refuse('FILE_FAILED', { file: path, said: messageOf(error), undone }, error),
      );
    }
    known.set(path, await readImage(top, path));
    return { path };
  },

  async undo({ path, before, after }, _receipt, { repository: { top }, ground, known }) {
    if (!(await holdsText(top, path, after))) {
      const command = before === null ? ['rm', '--', path] : ['git', 'checkout', ground.head, '--', path];
      return [{ what: `${path} was changed since relctl wrote it`, command: shellCommand(command) }];
    }
    if (before === null) await removeFile(top, path);
    else await replaceText(top, path, before);
    known.delete(path);
    return [];
  },
};
