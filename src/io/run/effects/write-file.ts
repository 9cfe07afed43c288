import { refuse } from '../../../core/error/error.ts';
import type { Effect, WriteFile } from '../../../core/plan/effect.ts';
import type { Receipts } from '../../../core/plan/receipt.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import {
  encoded,
  holdsText,
  makeFolders,
  messageOf,
  readImage,
  removeDraft,
  removeFile,
  removeFolders,
  replaceText,
} from '../../files/files.ts';
import type { Leftover, RunContext } from '../run-context.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

/**
 * Checks before the first effect that every text can be written in the encoding of its file.
 *
 * @throws TEXT_NOT_ENCODABLE
 */
export function refuseUnencodable(effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.kind === 'write-file') encoded(effect.path, effect.after, effect.encoding);
  }
}

/** The part of the context that writing a file needs. There may be no repository. */
export type FileContext = Pick<RunContext, 'known' | 'baseline'> & {
  readonly repository: Pick<RunContext['repository'], 'top'>;
};

export const writeFile = {
  async apply({ path, before, after, encoding, makes = [] }, { repository: { top }, known }) {
    if (!(await holdsText(top, path, before, encoding))) {
      throw new EffectFailed(() => refuse('PLAN_STALE', { what: `${path} was changed` }));
    }
    try {
      await makeFolders(top, makes);
      await replaceText(top, path, after, encoding);
    } catch (error) {
      await removeFolders(top, makes);
      throw new EffectFailed((undone) =>
        refuse('FILE_FAILED', { file: path, said: messageOf(error), undone }, error),
      );
    }
    known.set(path, await readImage(top, path));
    return { path };
  },

  async recover({ path, before, after, encoding, makes = [] }, { repository: { top }, baseline, known }) {
    await removeDraft(top, path);
    if (await holdsText(top, path, before, encoding)) {
      await removeFolders(top, makes);
      return NOT_DONE;
    }
    if (!(await holdsText(top, path, after, encoding))) {
      const what = `${path} was changed while the release was interrupted, and is left as it is`;
      return { kind: 'not-done', left: [{ what, command: putBack(path, before, baseline.commit) }] };
    }
    known.set(path, await readImage(top, path));
    return { kind: 'done', receipt: { path } };
  },

  async undo(
    { path, before, after, encoding, makes = [] },
    _receipt,
    { repository: { top }, baseline, known },
  ) {
    if (await holdsText(top, path, before, encoding)) {
      await removeFolders(top, makes);
      known.delete(path);
      return [];
    }
    if (!(await holdsText(top, path, after, encoding))) {
      const what = `${path} was changed since relctl wrote it`;
      return [{ what, command: putBack(path, before, baseline.commit) }];
    }
    if (before === null) await removeFile(top, path);
    else await replaceText(top, path, before, encoding);
    await removeFolders(top, makes);
    known.delete(path);
    return [];
  },
} satisfies Interpreter<'write-file'> & FileInterpreter;

interface FileInterpreter {
  readonly apply: (effect: WriteFile, context: FileContext) => Promise<Receipts['write-file']>;
  readonly undo: (
    effect: WriteFile,
    receipt: Receipts['write-file'],
    context: FileContext,
  ) => Promise<readonly Leftover[]>;
}

function putBack(path: string, before: string | null, head: string): string {
  return shellCommand(before === null ? ['rm', '--', path] : ['git', 'checkout', head, '--', path]);
}
