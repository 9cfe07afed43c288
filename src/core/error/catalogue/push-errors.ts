import { shellCommand } from '../../text/shell.ts';
import { shortSha } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';
import { indented, restored } from '../undone.ts';
import type { Undone } from '../undone.ts';

interface RefusedPush {
  readonly remote: string;
  readonly branch: string;
  /** null: the branch alone was pushed. */
  readonly tag: string | null;
  readonly said: string;
}

interface RacedPush {
  readonly remote: string;
  readonly branch: string;
  readonly tag: string | null;
  readonly rival: Rival;
}

/** A commit or tag that was pushed to the remote while relctl planned the release. */
export interface Rival {
  /** The name of the tag or the branch. */
  readonly ref: string;
  /** If the object of a tag can't be read: the object itself. */
  readonly sha: string;
  /** '' if it can't be read. The same holds for `author`. */
  readonly subject: string;
  readonly author: string;
}

/** Errors of a push that failed, or whose result is unknown. */
export const PUSH_ERRORS = {
  PUSH_REFUSED: entry({
    exit: 82,
    when: 'The remote did not accept the push. The local repository is as it was before.',
    message: ({ remote, branch, tag, said, ...state }: RefusedPush & Undone) =>
      `${remote} did not accept ${tag === null ? branch : 'the release'}${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: refusedPushHint,
  }),
  PUSH_HELD_BACK: entry({
    exit: 82,
    when: 'The `pre-push` hook of this repository blocked the push. The local repository is as it was before.',
    message: ({ tag, branch, said, ...state }: RefusedPush & Undone) =>
      `the pre-push hook of this repository blocked the push of ${tag === null ? branch : 'the release'}:\n${indented(said)}\n${restored(state)}`,
    hint: ({ tag }) => `fix the problem reported above, then run the same command again. ${onlyLocally(tag)}`,
  }),
  PUSH_RACED: entry({
    exit: 82,
    when: 'Someone pushed to the remote first. The local repository is as it was before.',
    message: ({ remote, tag, branch, rival, ...state }: RacedPush & Undone) =>
      `${remote} did not accept ${tag === null ? branch : 'the release'}, because someone pushed first: ${rivalText(rival)}\n${restored(state)}`,
    hint: ({ remote, branch, tag }) =>
      tag === null
        ? 'run the same command again. It includes the new commit'
        : `${shellCommand(['git', 'pull', '--rebase', remote, branch])}, then run the same command again (--attempts 3 does both for you)`,
  }),
  NO_ATOMIC_PUSH: entry({
    exit: 82,
    when: 'The remote does not support atomic pushes. The local repository is as it was before.',
    message: ({ remote, branch, tag, ...state }: { remote: string; branch: string; tag: string } & Undone) =>
      `${remote} does not support atomic pushes, so relctl can’t push ${branch} and ${tag} together\n${restored(state)}`,
    hint: () =>
      'with --no-atomic, relctl pushes the branch, then the tag. If the push of the tag fails, relctl resume tries it again',
  }),
  TAG_NOT_PUSHED: entry({
    exit: 84,
    when: 'With `--no-atomic`: the branch was pushed, but the push of the tag failed. The run waits for `relctl resume`.',
    message: ({ remote, branch, tag, said }: { remote: string; branch: string; tag: string; said: string }) =>
      `${branch} was pushed to ${remote}, but the push of ${tag} failed${said === '' ? '' : `:\n${indented(said)}`}`,
    hint: () => 'relctl resume pushes the tag. The release can no longer be rolled back',
  }),
  PUSH_UNCERTAIN: entry({
    exit: 84,
    when: 'The connection was lost during the push, and the remote does not say whether it has the release.',
    message: ({ remote, what, said }: { remote: string; what: string; said: string }) =>
      `${said === '' ? `${remote} does not say whether it has ${what}` : `the connection to ${remote} was lost during the push of ${what}:\n${indented(said)}`}\n` +
      'the commit and the tag stay here until relctl knows whether the push succeeded',
    hint: ({ remote }) =>
      `when ${remote} answers again, finish with relctl resume, or roll back with relctl abort. Both ask ${remote} first, and abort rolls nothing back that it already has. If ${remote} has moved: ${shellCommand(['git', 'remote', 'set-url', remote])} URL`,
  }),
  REMOTE_GONE: entry({
    exit: 83,
    when: '`resume` or `abort`, but the remote of the release is not configured any more.',
    message: ({ remote, what }: { remote: string; what: string }) =>
      `the remote ${remote} no longer exists, so relctl can’t check whether it has ${what}`,
    hint: ({ remote }) =>
      `add or rename the remote, then run the same command again: ${shellCommand(['git', 'remote', 'add', remote])} URL, or git remote rename NAME ${shellCommand([remote])}`,
  }),
  PUSHED_ALREADY: entry({
    exit: 84,
    when: '`abort`, but the remote already has the release.',
    message: ({ remote, what }: { remote: string; what: string }) =>
      `${remote} already has ${what}, so it can’t be rolled back`,
    hint: () => 'relctl resume finishes it',
  }),
} satisfies Record<string, ErrorEntry<never>>;

function onlyLocally(tag: string | null): string {
  return tag === null ? 'To keep the commits only locally: --no-push' : 'To release only locally: --no-push';
}

function rivalText({ ref, sha, subject, author }: Rival): string {
  const commit = subject === '' ? shortSha(sha) : `${shortSha(sha)} "${subject}" by ${author}`;
  return `${ref} is at ${commit}`;
}

/** Recognizes git's English messages. In another language, it gives the last hint. */
function refusedPushHint({ remote, branch, tag, said }: RefusedPush): string {
  const isClosed = /protected branch|pre-receive hook declined/i.test(said);
  if (tag === null) return refusedFixesHint(remote, branch, isClosed);
  if (isClosed) {
    return `${remote} does not allow you to push to ${branch}. Ask an administrator for permission, or to make the release. ${onlyLocally(tag)}`;
  }
  return `when ${remote} accepts pushes again, run the same command again. ${onlyLocally(tag)}`;
}

/** `hotfix reconcile` pushes to main without a tag, and HEAD may be on another branch. */
function refusedFixesHint(remote: string, branch: string, isClosed: boolean): string {
  return isClosed
    ? `${remote} does not allow you to push to ${branch}. To push a branch for a pull request: relctl hotfix reconcile --branch NAME`
    : `when ${remote} accepts pushes again, run the same command again. ${onlyLocally(null)}`;
}
