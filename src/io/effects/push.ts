import { InternalError, refuse } from '../../core/error/error.ts';
import { pushArguments } from '../../core/release/effect.ts';
import type { Push } from '../../core/release/effect.ts';
import { GitFailure } from '../git.ts';
import type { Git } from '../git.ts';
import { withoutCredentials } from '../remote.ts';
import { EffectFailed, NOT_DONE, Paused } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

export const push: Interpreter<Push, { readonly pushed: true }> = {
  async apply(effect, { repository }) {
    const { git } = repository;
    try {
      await git.run(pushArguments(effect));
      return { pushed: true };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const { remote, branch, tag } = effect;
      const said = withoutCredentials(error.said);
      const arrived = await hasArrived(effect, await localObject(effect, git), git);
      if (arrived === true) return seen(effect, git);
      // git names every ref that the remote refused; without such a line the connection broke off.
      if (arrived === null && !/^ ! \[/m.test(said)) {
        throw new Paused(refuse('PUSH_UNCERTAIN', { remote, what: tag ?? branch, said }, error));
      }
      throw new EffectFailed((undone) =>
        refuse('PUSH_REFUSED', { remote, branch, tag, said, undone }, error),
      );
    }
  },

  async settle(effect, { repository: { git }, head, tagged }) {
    const arrived = await hasArrived(effect, effect.tag === null ? head : tagged, git);
    if (arrived === true) return { kind: 'done', receipt: await seen(effect, git) };
    if (arrived === false) return NOT_DONE;
    const { remote, branch, tag } = effect;
    throw refuse('PUSH_UNCERTAIN', { remote, what: tag ?? branch, said: '' });
  },

  undo() {
    throw new InternalError('a push is never undone: it must be the last effect but post-bump hooks');
  },
};

/** A git that was cut off behind its push has not written down what the remote has now. */
async function seen({ remote, branch }: Push, git: Git): Promise<{ readonly pushed: true }> {
  const words = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', remote];
  await git.run([...words, `refs/heads/${branch}`]).catch(() => undefined);
  return { pushed: true };
}

/**
 * Whether the remote has our tag; null when it can't be asked. The push is atomic, so one ref stands for both.
 *
 * @param ours what the run has made of the tag, or of the branch where no tag is pushed; null: nothing
 */
export async function hasArrived(effect: Push, ours: string | null, git: Git): Promise<boolean | null> {
  const ref = refOf(effect);
  try {
    const listing = await git.run(['ls-remote', '--', effect.remote, ref]);
    return ours !== null && listing.split('\n').includes(`${ours}\t${ref}`);
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

async function localObject(effect: Push, git: Git): Promise<string> {
  return (await git.run(['rev-parse', '--verify', refOf(effect)])).trim();
}

function refOf({ branch, tag }: Push): string {
  return tag === null ? `refs/heads/${branch}` : `refs/tags/${tag}`;
}
