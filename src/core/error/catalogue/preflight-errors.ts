import { counted } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** What failed checks block; null: nothing, they were only run. */
export type Gate = 'release' | 'push' | null;

/** Errors of the team's own checks. */
export const PREFLIGHT_ERRORS = {
  PREFLIGHT_RED: entry({
    exit: 86,
    when: 'A preflight check failed. If it ran before a release or a push (`preflight_before`), nothing was released or pushed.',
    message: ({ gate, names, details }: { gate: Gate; names: readonly string[]; details: string }) =>
      [
        `${BEGINNING[gate ?? 'none']}${counted(names.length, 'preflight check')} failed: ${names.join(', ')}`,
        ...(details === '' ? [] : [details]),
      ].join('\n'),
  }),
} satisfies Record<string, ErrorEntry<never>>;

const BEGINNING = {
  release: 'nothing was released: ',
  push: 'nothing was pushed: ',
  none: '',
};
