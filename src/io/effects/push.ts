import { InternalError, refuse } from '../../core/error/error.ts';
import { pushArguments } from '../../core/release/effect.ts';
import type { Push } from '../../core/release/effect.ts';
import { GitFailure } from '../git.ts';
import type { Git } from '../git.ts';
import { journalPath } from '../journal.ts';
import { withoutCredentials } from '../remote.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';

/** The push went wrong and nobody can say how far: nothing may be undone. */
export class PushUncertain extends Error {
  readonly refusal: Error;

  constructor(refusal: Error) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export const push: Interpreter<Push, { readonly pushed: true }> = {
  async apply(effect, { repository, basis }) {
    const { git } = repository;
    try {
      await git.run(pushArguments(effect));
      return { pushed: true };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const { remote, branch, tag } = effect;
      const said = withoutCredentials(error.said);
      const arrived = await hasArrived(effect, git);
      if (arrived === true) return { pushed: true };
      // git names every ref that the remote refused; without such a line the connection broke off.
      if (arrived === null && !/^ ! \[/m.test(said)) {
        const context = { remote, tag, said, basis: basis.head, journal: journalPath(repository) };
        throw new PushUncertain(refuse('PUSH_UNCERTAIN', context, error));
      }
      throw new EffectFailed((undone) =>
        refuse('PUSH_REFUSED', { remote, branch, tag, said, undone }, error),
      );
    }
  },

  undo() {
    throw new InternalError('a push is never undone: it must be the last effect but post-bump hooks');
  },
};

/** Whether the remote has our tag; null when it can't be asked. The push is atomic, so the tag stands for both refs. */
async function hasArrived({ remote, tag }: Push, git: Git): Promise<boolean | null> {
  const ours = (await git.run(['rev-parse', '--verify', `refs/tags/${tag}`])).trim();
  try {
    const listing = await git.run(['ls-remote', '--', remote, `refs/tags/${tag}`]);
    return listing.split('\n').includes(`${ours}\trefs/tags/${tag}`);
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
