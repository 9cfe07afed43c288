import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

const KEPT = 'your message was saved. To use it again: relctl commit --retry (add --edit to change it first)';

/** Errors of `relctl commit`. */
export const COMMIT_ERRORS = {
  NO_TERMINAL: entry<NoContext>({
    exit: 8,
    when: '`relctl commit` has to ask questions, but there is no terminal, or `--json` was given.',
    message: () => "relctl commit can't ask its questions: there is no terminal, or --json was given",
    hint: () => "without a terminal: relctl commit --retry, or git commit -m 'fix: …' and relctl check",
  }),
  QUESTIONS_ABORTED: entry<NoContext>({
    exit: 8,
    when: 'The questions of `relctl commit` were canceled.',
    message: () => 'canceled: nothing was committed',
  }),
  COMMIT_REFUSED: entry({
    exit: 9,
    when: '`git commit` failed, for example because a hook refused the commit. The message is kept.',
    message: ({ status, said }: { status: string; said: string }) =>
      `nothing was committed: git commit failed (${status})${said === '' ? '' : `: ${said}`}`,
    hint: () => KEPT,
  }),
  EDITOR_FAILED: entry({
    exit: 9,
    when: 'The editor for the commit message could not be started, or failed.',
    message: ({ problem }: { problem: string }) => `nothing was committed: ${problem}`,
    hint: () =>
      'git var GIT_EDITOR shows which editor git starts. To change it, set core.editor, GIT_EDITOR, VISUAL or EDITOR',
  }),
  EMPTY_MESSAGE: entry<NoContext>({
    exit: 9,
    when: 'The commit message is empty: the editor left nothing in it, or no question was answered.',
    message: () => 'nothing was committed: the commit message is empty',
  }),
  NO_COMMIT_BACKUP: entry<NoContext>({
    exit: 10,
    when: '`relctl commit --retry`, but there is no message from a failed commit.',
    message: () => 'there is no saved commit message to retry with',
    hint: () => 'to write a message: relctl commit',
  }),
  NOTHING_STAGED: entry({
    exit: 11,
    when: 'No changes are staged for the commit. With `--all`: no tracked file has changed.',
    message: ({ all }: { all: boolean }) =>
      all ? 'no tracked file has changed' : 'no changes are staged for the commit',
    hint: ({ all }) =>
      all
        ? 'to add a new file: git add FILE'
        : 'git add FILE stages a file. With --all, relctl commits all changes of tracked files',
  }),
  SUBJECT_REQUIRED: entry<NoContext>({
    exit: 12,
    when: 'The subject of a commit message is empty. On a terminal, relctl asks for it again.',
    message: () => 'a commit needs a subject',
  }),
  MESSAGE_UNWRITABLE: entry({
    exit: 1,
    when: 'relctl can’t write the commit message to a file. Nothing was committed.',
    message: ({ file, said }: { file: string; said: string; asked: boolean }) =>
      `nothing was committed: could not write the message to ${file}: ${said}`,
    hint: ({ asked }) => (asked ? 'check the path after --write-message-to-file' : null),
  }),
} satisfies Record<string, ErrorEntry<never>>;
