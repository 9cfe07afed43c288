import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** How a failure left the repository, said behind every failed step. */
interface Undone {
  readonly undone: boolean;
}

interface RefusedPush {
  readonly remote: string;
  readonly branch: string;
  readonly tag: string;
  readonly said: string;
}

interface InterruptedRelease {
  readonly what: string;
  /** The process that is at it; null: none. */
  readonly running: string | null;
  readonly journal: string;
  /** What was to be done, in order; null where the journal can't be read. */
  readonly steps: readonly { readonly text: string; readonly done: boolean }[] | null;
}

interface UncertainPush {
  readonly remote: string;
  readonly tag: string;
  readonly said: string;
  /** The commit that the release started from. */
  readonly basis: string;
  /** Absolute. */
  readonly journal: string;
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
  PUSH_REFUSED: entry({
    exit: 82,
    when: 'The push was refused; everything local is as before.',
    message: ({ remote, said, ...state }: RefusedPush & Undone) =>
      `${remote} did not take the release${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: refusedPushHint,
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
    message: ({ what, running, steps }: InterruptedRelease) =>
      running === null
        ? `${what} was interrupted in this repository${stepsText(steps)}`
        : `${what} is running in this repository (${running})`,
    hint: ({ running, journal }) =>
      running === null
        ? `git status and git log -2 show how far it came; when all is as you want it: ${shellCommand(['rm', journal])}`
        : 'wait until it ends',
  }),
  PUSH_UNCERTAIN: entry({
    exit: 84,
    when: 'The connection was lost during the push, and the remote can’t be asked whether it took the release.',
    message: ({ remote, tag, said }: UncertainPush) =>
      `the connection to ${remote} was lost while ${tag} was being pushed${said === '' ? '' : `:\n${indented(said)}`}\n` +
      'every step before the push is done: files, commit and tag stay here until it is known whether they arrived',
    hint: ({ remote, tag, basis, journal }) =>
      [
        `when ${remote} answers again: ${shellCommand(['git', 'ls-remote', remote, `refs/tags/${tag}`])}`,
        `    the tag is there, so the release is out:  ${shellCommand(['rm', journal])}`,
        `    it is not, so take it back here:  ${shellCommand(['git', 'tag', '--delete', tag])} && git reset --keep ${basis} && ${shellCommand(['rm', journal])}`,
      ].join('\n'),
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** By git's English words; in another language the last answer is all that can be said. */
function refusedPushHint({ remote, branch, tag, said }: RefusedPush): string {
  if (/protected branch|pre-receive hook declined/i.test(said)) {
    return `the server of ${remote} refuses this push to ${branch}: those who administer it may let you push, or release for you; --no-push releases here only`;
  }
  if (/\((?:fetch first|non-fast-forward)\)/.test(said)) {
    return `${remote} has commits of ${branch} that are not here: ${shellCommand(['git', 'pull', '--rebase', remote, branch])}, then run the same command again`;
  }
  if (said.includes('(already exists)')) {
    return `${remote} has a tag ${tag} already: ${shellCommand(['git', 'fetch', remote, '--tags'])}, then look at what was released`;
  }
  return `when ${remote} takes pushes again, run the same command again; --no-push releases here only`;
}

/** The first step that is not recorded may have been under way. */
function stepsText(steps: InterruptedRelease['steps']): string {
  if (steps === null) return '; its journal can’t be read, so nobody knows how far it came';
  const open = steps.findIndex(({ done }) => !done);
  const lines = steps.map(({ text, done }, index) => {
    if (done) return `\n    done: ${text}`;
    return index === open ? `\n    perhaps done: ${text}` : `\n    not done: ${text}`;
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
