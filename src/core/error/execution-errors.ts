import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';
import { givingUp, indented, restored } from './undone.ts';
import type { Undone } from './undone.ts';

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
  ROLLBACK_FAILED: entry({
    exit: 83,
    when: 'A failed release could not be undone wholly; what is left to do is printed.',
    message: ({ cause, left }: { cause: string; left: readonly string[]; commands: readonly string[] }) =>
      `${cause}\nand not everything could be undone:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) =>
      `to finish by hand${givingUp(commands)}:\n${commands.map((command) => `    ${command}`).join('\n')}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
