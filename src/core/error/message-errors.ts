import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** What a refused message is told with: all that was found, and what to type next. */
interface Judgement {
  readonly found: string;
  readonly next: string;
}

/** Refusals of commit messages, and of where they come from. */
export const MESSAGE_ERRORS = {
  INVALID_COMMIT_MESSAGE: entry({
    exit: 14,
    when: 'A commit message that was checked is not valid.',
    message: ({ found }: Judgement) => found,
    hint: ({ next }) => next,
  }),
  COMMIT_MESSAGE_TOO_LONG: entry({
    exit: 32,
    when: 'The first line of a commit message that was checked is longer than the limit; there may be others that are not valid.',
    message: ({ found }: Judgement) => found,
    hint: ({ next }) => next,
  }),
  NO_COMMITS_IN_RANGE: entry({
    exit: 3,
    when: 'There is no commit in the range that is to be checked or explained.',
    message: ({ range }: { range: string }) => `there is no commit in the range ${range}`,
  }),
  RANGE_UNREADABLE: entry({
    exit: 23,
    when: 'The range of commits that is to be checked or explained is none that git can read.',
    message: ({ range, said }: { range: string; said: string; next: string | null }) =>
      `${range === '' ? 'the history' : `the range ${range}`} can't be read: ${said}`,
    hint: ({ next }) => next,
  }),
  MESSAGE_UNREADABLE: entry({
    exit: 1,
    when: 'The commit message that is to be checked can’t be read.',
    message: ({ file, said }: { file: string; said: string }) =>
      `the commit message in ${file} can't be read: ${said}`,
    hint: () => 'check the path behind --commit-msg-file: git hands it to its hook as $1',
  }),
  MESSAGE_NOT_UTF8: entry({
    exit: 22,
    when: 'The file given with `--commit-msg-file` is not UTF-8.',
    message: ({ file, line, before, byte }: { file: string; line: number; before: string; byte: string }) =>
      `${file}:${line}: the commit message is not UTF-8: behind '${before}' stands the byte 0x${byte}`,
    hint: () => 'save it as UTF-8 in the editor that git starts',
  }),
} satisfies Record<string, ErrorEntry<never>>;
