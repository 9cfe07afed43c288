import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** Errors in a command line. */
export const ARGUMENT_ERRORS = {
  NOT_ALLOWED: entry({
    exit: 20,
    when: 'Two options can’t be combined, or an option does not apply to this version.',
    message: ({ problems }: { problems: readonly string[] }) => problems.join('\n'),
  }),
  INVALID_ARGUMENT: entry({
    exit: 13,
    when: 'An argument is missing, unknown, or not one of the allowed values.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
  UNKNOWN_OPTION: entry({
    exit: 18,
    when: 'An option is unknown, or `--allow` names a rule that does not exist or can’t be overridden.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
} satisfies Record<string, ErrorEntry<never>>;
