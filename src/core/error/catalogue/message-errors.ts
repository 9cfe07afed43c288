import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** What is wrong with a message, and what to type next. */
interface Judgement {
  readonly found: string;
  readonly next: string;
}

/** Errors of commit messages, and of the places that they are read from. */
export const MESSAGE_ERRORS = {
  INVALID_COMMIT_MESSAGE: entry({
    exit: 14,
    when: 'A commit message is not valid.',
    message: ({ found }: Judgement) => found,
    hint: ({ next }) => next,
  }),
  COMMIT_MESSAGE_TOO_LONG: entry({
    exit: 32,
    when: 'The first line of a commit message is longer than the limit. Other messages may be invalid, too.',
    message: ({ found }: Judgement) => found,
    hint: ({ next }) => next,
  }),
  NO_COMMITS_IN_RANGE: entry({
    exit: 3,
    when: 'There are no commits in the range to check or to explain.',
    message: ({ range }: { range: string }) => `there are no commits in the range ${range}`,
  }),
  RANGE_UNREADABLE: entry({
    exit: 23,
    when: 'git can’t read the range of commits to check or to explain.',
    message: ({ range, said }: { range: string; said: string; next: string | null }) =>
      `${range === '' ? 'the history' : `the range ${range}`} can't be read: ${said}`,
    hint: ({ next }) => next,
  }),
  MESSAGE_UNREADABLE: entry({
    exit: 1,
    when: 'The commit message to check can’t be read.',
    message: ({ file, said }: { file: string; said: string }) =>
      `the commit message in ${file} can't be read: ${said}`,
    hint: () => 'check the path after --commit-msg-file. In a git hook, it is $1',
  }),
  MESSAGE_NOT_UTF8: entry({
    exit: 22,
    when: 'The file given with `--commit-msg-file` is not UTF-8.',
    message: ({ file, line, before, byte }: { file: string; line: number; before: string; byte: string }) =>
      `${file}:${line}: the commit message is not UTF-8: there is a byte 0x${byte} after '${before}'`,
    hint: () => 'save the message as UTF-8 in your editor',
  }),
} satisfies Record<string, ErrorEntry<never>>;
