import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** How a failure left the repository, said behind every failed step. */
interface Undone {
  readonly undone: boolean;
}

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

/** What was begun in a repository and is not ended. */
export interface Interruption {
  /** Whether it waits for `resume` or `abort`. */
  readonly paused: boolean;
  readonly what: string;
  /** The process that is at it; null: none. */
  readonly running: string | null;
  readonly journal: string;
  /** What was to be done, in order; null where the journal can't be read. */
  readonly steps: readonly { readonly text: string; readonly done: boolean }[] | null;
}

/** Failures of the steps of a plan, and what they leave behind. */
export const EXECUTION_ERRORS = {
  HUNG_UP: entry({
    exit: 129,
    when: 'SIGHUP arrived during a release; everything is as before.',
    message: (state: Undone) => `the terminal went away\n${restored(state)}`,
  }),
  INTERRUPTED: entry({
    exit: 130,
    when: 'SIGINT (Ctrl-C) arrived during a release; everything is as before.',
    message: (state: Undone) => `interrupted\n${restored(state)}`,
  }),
  TERMINATED: entry({
    exit: 143,
    when: 'SIGTERM arrived during a release; everything is as before.',
    message: (state: Undone) => `terminated\n${restored(state)}`,
  }),
  PLAN_STALE: entry({
    exit: 81,
    when: 'The repository changed while the release was being prepared; nothing was changed by relctl.',
    message: ({ what }: { what: string }) =>
      `the repository changed while the release was being prepared: ${what}`,
    hint: () => 'look at it, then run the same command again',
  }),
  IDENTITY_UNKNOWN: entry({
    exit: 6,
    when: 'git does not know under whose name to commit; nothing was changed.',
    message: ({ said }: { said: string }) =>
      `git does not know under whose name to commit; nothing was changed: ${said}`,
    hint: () =>
      'git config user.name "Your Name" && git config user.email "you@example.com"; in CI: GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL',
  }),
  COMMIT_FAILED: entry({
    exit: 6,
    when: '`git commit` failed, or a commit hook refused; everything is as before.',
    message: ({ said, ...state }: { said: string; rewrote: readonly string[] } & Undone) =>
      `the bump commit failed${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: ({ rewrote }) =>
      rewrote.length === 0
        ? 'mend what is told there, then run the same command again'
        : `a commit hook rewrote ${rewrote.join(', ')}: relctl bump --retry commits once more with what it made; or run it in pre_bump_hooks`,
  }),
  TAG_FAILED: entry({
    exit: 7,
    when: '`git tag` failed; everything is as before.',
    message: ({ tag, said, ...state }: { tag: string; said: string } & Undone) =>
      `the tag ${tag} could not be made${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
  }),
  HOOK_FAILED: entry({
    exit: 26,
    when: 'One of `pre_bump_hooks` failed (everything is as before) or one of `post_bump_hooks` (the release is out).',
    message: ({
      command,
      status,
      ...state
    }: { command: string; status: string; released: boolean } & Undone) =>
      `the hook '${command}' failed (${status})\n${state.released ? 'the release is out: nothing was undone' : restored(state)}`,
  }),
  HOOK_COMMITTED: entry({
    exit: 26,
    when: 'One of `pre_bump_hooks` committed files of the release itself; everything is as before.',
    message: ({ command, files, ...state }: { command: string; files: readonly string[] } & Undone) =>
      `the hook '${command}' committed ${files.join(', ')}: that is for the bump commit, which would be none without the version\n${restored(state)}`,
    hint: () =>
      'take "git commit" out of the hook: what it changes or stages goes into the bump commit by itself',
  }),
  FILE_FAILED: entry({
    exit: 1,
    when: 'A file could not be written; everything is as before.',
    message: ({ file, said, ...state }: { file: string; said: string } & Undone) =>
      `${file} could not be written: ${said}\n${restored(state)}`,
  }),
  STEP_FAILED: entry({
    exit: 1,
    when: 'git refused a step of a plan: a branch, a switch, a commit that changes no file.',
    message: ({ what, said, ...state }: { what: string; said: string } & Undone) =>
      `${what}:\n${indented(said)}\n${restored(state)}`,
    hint: () => 'mend what git says there, then run the same command again',
  }),
  PICK_FAILED: entry({
    exit: 6,
    when: 'A commit could not be picked, though it met no conflict: a commit hook refused it, or a file was in the way.',
    message: ({
      commit,
      subject,
      said,
      ...state
    }: { commit: string; subject: string; said: string } & Undone) =>
      `${commit.slice(0, 7)} "${subject}" could not be picked:\n${indented(said)}\n${restored(state)}`,
    hint: () => 'mend what is told there, then run the same command again',
  }),
  PICK_CONFLICT: entry({
    exit: 85,
    when: 'A commit that is picked meets a conflict; the run waits for a person.',
    message: ({ commit, subject, files }: { commit: string; subject: string; files: readonly string[] }) =>
      `${commit.slice(0, 7)} "${subject}" meets a conflict${files.length === 0 ? '' : ` in ${files.join(', ')}`}`,
    hint: ({ files }) =>
      `resolve it, then: ${shellCommand(['git', 'add', '--', ...(files.length === 0 ? ['FILES'] : files)])} && relctl resume; or back to how it all was: relctl abort`,
  }),
  PICK_LOST: entry({
    exit: 83,
    when: 'While a pick waited for a person, HEAD went to a commit that is none of it.',
    message: ({ commit, ground }: { commit: string; ground: string }) =>
      `${commit.slice(0, 7)} was to be picked onto ${ground.slice(0, 7)}, and HEAD is elsewhere now`,
    hint: ({ ground }) =>
      `${shellCommand(['git', 'reset', '--keep', ground])}, then relctl resume, or relctl abort`,
  }),
  WAITS_ELSEWHERE: entry({
    exit: 84,
    when: '`resume` or `abort` in another work tree than the one where something waits.',
    message: ({ what, top }: { what: string; top: string }) => `${what} waits in another work tree, ${top}`,
    hint: ({ top }) => `relctl -C ${shellCommand([top])} resume, or the same with abort`,
  }),
  JOURNAL_FAILED: entry({
    exit: 1,
    when: 'The journal of a run could not be written, or the disk has no room for an undo; everything is as before.',
    message: ({ said, ...state }: { said: string } & Undone) =>
      `what is being done could not be recorded: ${said}\n${restored(state)}`,
    hint: () => 'make room on the disk, or let .git/relctl be written, then run the same command again',
  }),
  JOURNAL_LOST: entry({
    exit: 83,
    when: '`resume` or `abort`, and the journal of the interrupted run can’t be read, nor the one before it.',
    message: ({ journal }: { journal: string }) =>
      `${journal} can’t be read: nobody knows what was begun and how far it came`,
    hint: ({ journal }) =>
      `look with git status, git log -2 and git tag --points-at HEAD; when all is as you want it: ${shellCommand(['rm', journal])}`,
  }),
  LOCK_LEFT: entry({
    exit: 83,
    when: '`resume` or `abort`, and git has a lock that the interrupted run did not leave.',
    message: ({ locks }: { locks: readonly string[] }) =>
      `another git is at work in this repository, or has left a lock: ${locks.join(', ')}`,
    hint: ({ locks }) =>
      `when no git is running here any more: ${shellCommand(['rm', ...locks])}, then the same command again`,
  }),
  RESUME_BLOCKED: entry({
    exit: 83,
    when: '`resume`, and somebody has changed since what the rest of the run would build on.',
    message: ({ what, left }: { what: string; left: readonly string[]; commands: readonly string[] }) =>
      `${what} can’t be finished as it was planned:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) =>
      `put that back, then relctl resume:\n${commands.map((command) => `    ${command}`).join('\n')}\n  or take back the rest: relctl abort`,
  }),
  PUSHED_ALREADY: entry({
    exit: 84,
    when: '`abort` of what the remote has taken already.',
    message: ({ remote, what }: { remote: string; what: string }) =>
      `${remote} has ${what} already: it is out`,
    hint: () => 'relctl resume finishes it',
  }),
  PUSH_REFUSED: entry({
    exit: 82,
    when: 'The push was refused; everything local is as before.',
    message: ({ remote, branch, tag, said, ...state }: RefusedPush & Undone) =>
      `${remote} did not take ${tag === null ? branch : 'the release'}${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: refusedPushHint,
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
  ROLLBACK_FAILED: entry({
    exit: 83,
    when: 'A failed release could not be undone wholly; what is left to do is printed.',
    message: ({ cause, left }: { cause: string; left: readonly string[]; commands: readonly string[] }) =>
      `${cause}\nand not everything could be undone:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) => `to finish by hand:\n${commands.map((command) => `    ${command}`).join('\n')}`,
  }),
  INTERRUPTED_RELEASE: entry({
    exit: 84,
    when: 'A release was interrupted in this repository, or another one is running.',
    message: ({ what, running, paused, steps }: Interruption) =>
      running === null
        ? `${what} ${paused ? 'waits' : 'was interrupted'} in this repository${stepsText(steps, paused)}`
        : `${what} is running in this repository (${running})`,
    hint: ({ running }) =>
      running === null ? 'relctl resume finishes it, relctl abort takes it back' : 'wait until it ends',
  }),
  PUSH_UNCERTAIN: entry({
    exit: 84,
    when: 'The connection was lost during the push, and the remote can’t be asked whether it took the release.',
    message: ({ remote, what, said }: { remote: string; what: string; said: string }) =>
      `the connection to ${remote} was lost while ${what} was being pushed${said === '' ? '' : `:\n${indented(said)}`}\n` +
      'every step before the push is done, and stays until it is known whether it arrived',
    hint: ({ remote }) =>
      `when ${remote} answers again: relctl resume finishes what was begun, relctl abort takes it back where ${remote} does not have it`,
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

/** The first step that is not recorded is the one that waits; of a run that was killed it may have been under way. */
function stepsText(steps: Interruption['steps'], paused: boolean): string {
  if (steps === null) return '; its journal can’t be read, so nobody knows how far it came';
  const open = steps.findIndex(({ done }) => !done);
  const lines = steps.map(({ text, done }, index) => {
    if (done) return `\n    done: ${text}`;
    return index === open ? `\n    ${paused ? 'waits' : 'perhaps done'}: ${text}` : `\n    not done: ${text}`;
  });
  return `; its steps:${lines.join('')}`;
}

function restored({ undone }: Undone): string {
  return undone ? 'everything was undone: the repository is as it was' : 'nothing was changed';
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
