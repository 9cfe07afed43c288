import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of a command line. */
export const ARGUMENT_ERRORS = {
  NOT_ALLOWED: entry({
    exit: 20,
    when: 'Two options exclude each other, or an option does not apply to this version.',
    message: ({ problems }: { problems: readonly string[] }) => problems.join('\n'),
  }),
  INVALID_ARGUMENT: entry({
    exit: 13,
    when: 'An argument is missing, unknown, or not among the allowed values.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
  UNKNOWN_OPTION: entry({
    exit: 18,
    when: 'An option is unknown, or a rule that `--allow` names does not exist or is never lifted.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
} satisfies Record<string, ErrorEntry<never>>;
