import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

const KEPT = 'the message is kept: relctl commit --retry takes it again, with --edit after a change';

/** Refusals of `relctl commit`. */
export const COMMIT_ERRORS = {
  NO_TERMINAL: entry<NoContext>({
    exit: 8,
    when: '`relctl commit` has to ask, and there is no terminal, or `--json` forbids to ask.',
    message: () => 'relctl commit asks its questions on a terminal, and there is none',
    hint: () => "off a terminal: relctl commit --retry, or git commit -m 'fix: …' and relctl check",
  }),
  QUESTIONS_ABORTED: entry<NoContext>({
    exit: 8,
    when: 'The questions of `relctl commit` were broken off.',
    message: () => 'broken off: nothing was committed',
  }),
  COMMIT_REFUSED: entry({
    exit: 9,
    when: '`git commit` failed, for one a hook refused the commit; the message is kept.',
    message: ({ status, said }: { status: string; said: string }) =>
      `nothing was committed: git commit ended with ${status}${said === '' ? '' : `: ${said}`}`,
    hint: () => KEPT,
  }),
  EDITOR_FAILED: entry({
    exit: 9,
    when: 'The editor for the commit message could not be started, or failed.',
    message: ({ problem }: { problem: string }) => `nothing was committed: ${problem}`,
    hint: () =>
      'git var GIT_EDITOR says which editor git starts: set core.editor, GIT_EDITOR, VISUAL or EDITOR',
  }),
  EMPTY_MESSAGE: entry<NoContext>({
    exit: 9,
    when: 'There is nothing in the commit message: the editor left none, or no question was answered.',
    message: () => 'nothing was committed: the commit message is empty',
  }),
  NO_COMMIT_BACKUP: entry<NoContext>({
    exit: 10,
    when: '`relctl commit --retry`, and no message is kept from a commit that failed.',
    message: () => 'no message is kept from a commit that failed',
    hint: () => 'relctl commit asks for one',
  }),
  NOTHING_STAGED: entry({
    exit: 11,
    when: 'No change is staged for the commit; with `--all`: nothing that git tracks has changed.',
    message: ({ all }: { all: boolean }) =>
      all ? 'nothing that git tracks has changed' : 'no change is staged for the commit',
    hint: ({ all }) =>
      all
        ? 'git add FILE takes in a new file'
        : 'git add FILE stages it; --all takes every change of tracked files',
  }),
  SUBJECT_REQUIRED: entry<NoContext>({
    exit: 12,
    when: 'The subject of a commit message was left empty; on a terminal it is asked for again.',
    message: () => 'a commit needs a subject',
  }),
  MESSAGE_UNWRITABLE: entry({
    exit: 1,
    when: 'The commit message could not be written to a file; nothing was committed.',
    message: ({ file, said }: { file: string; said: string; asked: boolean }) =>
      `nothing was committed: the message can't be written to ${file}: ${said}`,
    hint: ({ asked }) => (asked ? 'check the path behind --write-message-to-file' : null),
  }),
} satisfies Record<string, ErrorEntry<never>>;
