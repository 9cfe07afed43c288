import { refuse } from '../../../core/error/error.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import { GitFailure } from '../../git/git.ts';
import type { Git } from '../../git/git.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { withMessageFile } from './message-file.ts';

export const createTag: Interpreter<'create-tag'> = {
  async apply({ name, message, signed }, { repository }) {
    const { git } = repository;
    try {
      if (message === null && !signed) {
        // With tag.gpgSign, git would open an editor for the message of a lightweight tag.
        await git.run(['tag', '--no-sign', '--', name]);
      } else {
        const kind = signed ? '--sign' : '--annotate';
        await withMessageFile(repository, message ?? name, (file) =>
          // Otherwise git drops lines that begin with '#', and a changelog is full of them.
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

  async recover({ name, message, signed }, { repository: { git }, head }) {
    const found = await tagNamed(name, git);
    if (found === null) return NOT_DONE;
    const isPlain = message === null && !signed;
    const isOurs =
      found.commit === head &&
      (isPlain ? found.object === head : found.text.startsWith((message ?? name).trimEnd()));
    if (isOurs) return { kind: 'done', receipt: { object: found.object } };
    const command = shellCommand(['git', 'tag', '--delete', '--', name]);
    return { kind: 'not-done', left: [{ what: `there is a tag ${name} that relctl did not make`, command }] };
  },

  async undo({ name }, { object }, { repository: { git } }) {
    if ((await tagNamed(name, git)) === null) return [];
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

interface FoundTag {
  readonly object: string;
  /** '' if the tag does not point at a commit. */
  readonly commit: string;
  /** The message of an annotated tag; for a lightweight one, the commit's. */
  readonly text: string;
}

/** null: there is no tag of that name. */
async function tagNamed(name: string, git: Git): Promise<FoundTag | null> {
  const format = '--format=%(objectname)%00%(*objectname)%00%(objecttype)%00%(contents)';
  const listing = await git.run(['for-each-ref', format, '--', `refs/tags/${name}`]);
  if (listing === '') return null;
  const [object = '', peeled = '', type = '', text = ''] = listing.split('\0');
  return { object, commit: type === 'tag' ? peeled : object, text };
}
