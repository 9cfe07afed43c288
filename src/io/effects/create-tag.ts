import { refuse } from '../../core/error/error.ts';
import type { CreateTag } from '../../core/release/effect.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { GitFailure } from '../git.ts';
import { withMessageFile } from './create-commit.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

export const createTag: Interpreter<CreateTag, { readonly object: string }> = {
  async apply({ name, message, signed }, { repository }) {
    const { git } = repository;
    try {
      if (message === null && !signed) {
        // --no-sign: with tag.gpgSign git would open an editor for the message of a lightweight tag.
        await git.run(['tag', '--no-sign', '--', name]);
      } else {
        const kind = signed ? '--sign' : '--annotate';
        await withMessageFile(repository, message ?? name, (file) =>
          // verbatim: git drops lines that begin with '#', and a changelog is full of them.
          git.run(['tag', kind, '--cleanup=verbatim', '--file', file, '--', name]),
        );
      }
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      throw new EffectFailed((undone) =>
        refuse('TAG_FAILED', { tag: name, said: error.said, undone }, error),
      );
    }
    return { object: (await git.run(['rev-parse', '--verify', `refs/tags/${name}`])).trim() };
  },

  async undo({ name }, { object }, { repository: { git } }) {
    try {
      await git.run(['update-ref', '-d', `refs/tags/${name}`, object]);
      return [];
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const command = shellCommand(['git', 'tag', '--delete', '--', name]);
      return [{ what: `the tag ${name} was moved since relctl made it`, command }];
    }
  },
};
