import { counted } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** What red checks stand in the way of; null: nothing, they were just run. */
export type Gate = 'release' | 'push' | null;

/** Refusals of the team's own checks. */
export const PREFLIGHT_ERRORS = {
  PREFLIGHT_RED: entry({
    exit: 86,
    when: 'A preflight check is red. Before a release or a push, where `preflight_before` asks for it, nothing was done then.',
    message: ({ gate, names, details }: { gate: Gate; names: readonly string[]; details: string }) =>
      [
        `${BEGINNING[gate ?? 'none']}${counted(names.length, 'preflight check')} ${names.length === 1 ? 'is' : 'are'} red: ${names.join(', ')}`,
        ...(details === '' ? [] : [details]),
      ].join('\n'),
  }),
} satisfies Record<string, ErrorEntry<never>>;

const BEGINNING = {
  release: 'nothing was released: ',
  push: 'nothing was pushed: ',
  none: '',
};
