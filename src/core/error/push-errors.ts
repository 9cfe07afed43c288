import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';
import { indented, restored } from './undone.ts';
import type { Undone } from './undone.ts';

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

/** What a remote has that was not there when a release was planned. */
export interface Rival {
  /** The name of the tag or the branch. */
  readonly ref: string;
  /** Of a tag whose object could not be read, that object. */
  readonly sha: string;
  /** '' where it could not be read, as `author`. */
  readonly subject: string;
  readonly author: string;
}

/** A push that did not go through, and one of which nobody can say. */
export const PUSH_ERRORS = {
  PUSH_REFUSED: entry({
    exit: 82,
    when: 'The push was refused; everything local is as before.',
    message: ({ remote, branch, tag, said, ...state }: RefusedPush & Undone) =>
      `${remote} did not take ${tag === null ? branch : 'the release'}${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: refusedPushHint,
  }),
  PUSH_HELD_BACK: entry({
    exit: 82,
    when: 'The `pre-push` hook of this repository refused the push; everything local is as before.',
    message: ({ tag, branch, said, ...state }: RefusedPush & Undone) =>
      `the pre-push hook here does not let ${tag === null ? branch : 'the release'} out:\n${indented(said)}\n${restored(state)}`,
    hint: ({ tag }) =>
      `mend what it says, then run the same command again; ${tag === null ? '--no-push leaves it here' : '--no-push releases here only'}`,
  }),
  PUSH_RACED: entry({
    exit: 82,
    when: 'Somebody else pushed in the meantime; everything local is as before.',
    message: ({ remote, tag, branch, rival, ...state }: RacedPush & Undone) =>
      `${remote} did not take ${tag === null ? branch : 'the release'}, for it has gone on: ${rivalText(rival)}\n${restored(state)}`,
    hint: ({ remote, branch, tag }) =>
      tag === null
        ? 'run the same command again, which takes that over'
        : `${shellCommand(['git', 'pull', '--rebase', remote, branch])}, then run the same command again; with --attempts 3 relctl does both by itself`,
  }),
  NO_ATOMIC_PUSH: entry({
    exit: 82,
    when: 'The remote can’t take a branch and a tag in one push, both or neither; everything local is as before.',
    message: ({ remote, branch, tag, ...state }: { remote: string; branch: string; tag: string } & Undone) =>
      `${remote} can’t take ${branch} and ${tag} both or neither (git calls that an atomic push)\n${restored(state)}`,
    hint: () =>
      '--no-atomic pushes the branch first and the tag behind it; where the second does not get through, relctl resume sends it',
  }),
  TAG_NOT_PUSHED: entry({
    exit: 84,
    when: 'With `--no-atomic`: the branch is pushed and its tag did not get through; the run waits.',
    message: ({ remote, branch, tag, said }: { remote: string; branch: string; tag: string; said: string }) =>
      `${branch} is on ${remote}, and ${tag} is not yet${said === '' ? '' : `:\n${indented(said)}`}`,
    hint: () => 'relctl resume sends it; nothing of it is undone any more',
  }),
  PUSH_UNCERTAIN: entry({
    exit: 84,
    when: 'The connection was lost during the push, and the remote can’t be asked whether it took the release.',
    message: ({ remote, what, said }: { remote: string; what: string; said: string }) =>
      `${said === '' ? `${remote} does not say whether it has ${what}` : `the connection to ${remote} was lost while ${what} was being pushed:\n${indented(said)}`}\n` +
      'every step before the push is done, and stays until it is known whether it arrived',
    hint: ({ remote }) =>
      `when ${remote} answers again: relctl resume finishes what was begun, relctl abort takes it back where ${remote} does not have it; if it never will: ${shellCommand(['git', 'remote', 'set-url', remote])} URL names another one, which is asked then`,
  }),
  REMOTE_GONE: entry({
    exit: 83,
    when: '`resume` or `abort`, and the remote that the release was to be pushed to is not configured any more.',
    message: ({ remote, what }: { remote: string; what: string }) =>
      `there is no remote ${remote} any more, and nobody else knows whether it has ${what}`,
    hint: ({ remote }) =>
      `${shellCommand(['git', 'remote', 'add', remote])} URL, or git remote rename NAME ${shellCommand([remote])}; then the same command again`,
  }),
  PUSHED_ALREADY: entry({
    exit: 84,
    when: '`abort` of what the remote has taken already.',
    message: ({ remote, what }: { remote: string; what: string }) =>
      `${remote} has ${what} already: it is out`,
    hint: () => 'relctl resume finishes it',
  }),
} satisfies Record<string, ErrorEntry<never>>;

function rivalText({ ref, sha, subject, author }: Rival): string {
  const commit = subject === '' ? shortSha(sha) : `${shortSha(sha)} "${subject}" by ${author}`;
  return `${ref} is at ${commit}`;
}

/** By git's English words; in another language the last answer is all that can be said. */
function refusedPushHint({ remote, branch, tag, said }: RefusedPush): string {
  const isClosed = /protected branch|pre-receive hook declined/i.test(said);
  if (tag === null) return refusedFixesHint(remote, branch, isClosed);
  if (isClosed) {
    return `the server of ${remote} refuses this push to ${branch}: those who administer it may let you push, or release for you; --no-push releases here only`;
  }
  return `when ${remote} takes pushes again, run the same command again; --no-push releases here only`;
}

/** What was fixed on hotfix branches goes to main without a tag; HEAD need not be on main then. */
function refusedFixesHint(remote: string, branch: string, isClosed: boolean): string {
  return isClosed
    ? `the server of ${remote} refuses this push to ${branch}: relctl hotfix reconcile --branch NAME pushes a branch for a pull request`
    : `when ${remote} takes pushes again, run the same command again; --no-push leaves it here`;
}
