import { shellCommand } from '../../text/shell.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';
import { givingUp, indented, restored, withoutRestored } from '../undone.ts';
import type { Undone } from '../undone.ts';

const FIX_FIRST = 'fix the problem reported above, then run the same command again';

/** Errors of the steps of a plan, with the state in which they leave the repository. */
export const EXECUTION_ERRORS = {
  HUNG_UP: entry({
    exit: 129,
    when: 'The terminal was closed during a release (SIGHUP). The repository is as it was before.',
    message: (state: Undone) => `the terminal was closed\n${restored(state)}`,
  }),
  INTERRUPTED: entry({
    exit: 130,
    when: 'Ctrl-C was pressed during a release (SIGINT). The repository is as it was before.',
    message: (state: Undone) => `stopped by Ctrl-C\n${restored(state)}`,
  }),
  TERMINATED: entry({
    exit: 143,
    when: 'relctl was terminated during a release (SIGTERM). The repository is as it was before.',
    message: (state: Undone) => `stopped by a signal (SIGTERM)\n${restored(state)}`,
  }),
  PLAN_STALE: entry({
    exit: 81,
    when: 'The repository changed while relctl was preparing the release. relctl changed nothing.',
    message: ({ what }: { what: string }) =>
      `the repository changed while the release was being prepared: ${what}`,
    hint: () => 'check the change, then run the same command again',
  }),
  IDENTITY_UNKNOWN: entry({
    exit: 6,
    when: 'git has no name or no email address for the commit. Nothing was changed.',
    message: ({ said }: { said: string }) =>
      `git has no name or no email address for the commit (nothing was changed): ${said}`,
    hint: () =>
      'git config user.name "Your Name" && git config user.email "you@example.com" (in CI, set GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL)',
  }),
  COMMIT_FAILED: entry({
    exit: 6,
    when: '`git commit` failed, for example because a commit hook refused the commit. The repository is as it was before.',
    message: ({ said, ...state }: { said: string; rewrote: readonly string[] } & Undone) =>
      `the bump commit failed${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: ({ rewrote }) =>
      rewrote.length === 0
        ? FIX_FIRST
        : `the commit failed because a commit hook changes ${rewrote.join(', ')}. To avoid this, add the command of that hook to pre_bump_hooks. To commit with its changes: relctl bump --retry`,
  }),
  TAG_FAILED: entry({
    exit: 7,
    when: '`git tag` failed. The repository is as it was before.',
    message: ({ tag, said, ...state }: { tag: string; said: string } & Undone) =>
      `could not create the tag ${tag}${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
  }),
  HOOK_FAILED: entry({
    exit: 26,
    when: 'A command in `pre_bump_hooks` failed (the repository is as it was before), or one in `post_bump_hooks` (the release is complete).',
    message: ({
      command,
      status,
      ...state
    }: { command: string; status: string; released: boolean } & Undone) =>
      `the ${state.released ? 'post' : 'pre'}-bump hook '${command}' failed (${status})\n${state.released ? 'the release itself is complete: nothing was rolled back' : restored(state)}`,
  }),
  HOOK_COMMITTED: entry({
    exit: 26,
    when: 'A command in `pre_bump_hooks` committed files that belong in the bump commit. The repository is as it was before.',
    message: ({ command, files, ...state }: { command: string; files: readonly string[] } & Undone) =>
      `the pre-bump hook '${command}' committed ${files.join(', ')}, which must be part of the bump commit\n${restored(state)}`,
    hint: () =>
      'remove "git commit" from the hook. relctl adds everything that the hook changes or stages to the bump commit',
  }),
  FILE_FAILED: entry({
    exit: 1,
    when: 'A file could not be written. The repository is as it was before.',
    message: ({ file, said, ...state }: { file: string; said: string } & Undone) =>
      `could not write ${file}: ${said}\n${restored(state)}`,
  }),
  STEP_FAILED: entry({
    exit: 1,
    when: 'git refused to create a branch, to switch to a branch or to create a commit that changes no file.',
    message: ({ what, said, ...state }: { what: string; said: string } & Undone) =>
      `${what}:\n${indented(said)}\n${restored(state)}`,
    hint: () => FIX_FIRST,
  }),
  PICK_FAILED: entry({
    exit: 6,
    when: 'A commit could not be cherry-picked, although it does not conflict: a commit hook refused it, or a file was in the way.',
    message: ({
      commit,
      subject,
      said,
      ...state
    }: { commit: string; subject: string; said: string } & Undone) =>
      `could not cherry-pick ${commit.slice(0, 7)} "${subject}":\n${indented(said)}\n${restored(state)}`,
    hint: () => FIX_FIRST,
  }),
  PICK_CONFLICT: entry({
    exit: 85,
    when: 'A cherry-pick conflicts. relctl waits until you resolve the conflict.',
    message: ({ commit, subject, files }: { commit: string; subject: string; files: readonly string[] }) =>
      `${commit.slice(0, 7)} "${subject}" conflicts${files.length === 0 ? '' : ` in ${files.join(', ')}`}`,
    hint: ({ files }) =>
      `resolve the conflict, then: ${shellCommand(['git', 'add', '--', ...(files.length === 0 ? ['FILES'] : files)])} && relctl resume (to roll everything back instead: relctl abort)`,
  }),
  PICK_LOST: entry({
    exit: 83,
    when: 'A cherry-pick was waiting for you, and HEAD moved to a commit that has nothing to do with it.',
    message: ({ commit, facts }: { commit: string; facts: string }) =>
      `the cherry-pick of ${commit.slice(0, 7)} started at ${facts.slice(0, 7)}, but HEAD has moved away from there`,
    hint: ({ facts }) =>
      `to give up: relctl abort. To continue, go back to that commit first:\n    ${shellCommand(['git', 'reset', '--keep', facts])}\n    relctl resume`,
  }),
  ROLLBACK_FAILED: entry({
    exit: 83,
    when: 'A failed release could not be rolled back completely. relctl prints what is left to do.',
    message: ({ cause, left }: { cause: string; left: readonly string[]; commands: readonly string[] }) =>
      `${withoutRestored(cause)}\nnot everything could be rolled back:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) =>
      `to finish by hand${givingUp(commands)}:\n${commands.map((command) => `    ${command}`).join('\n')}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
