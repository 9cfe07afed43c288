import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of what git is about to take: by the hooks at a push and on the server. */
export const AUDIT_ERRORS = {
  PUSH_BREAKS_RULES: entry({
    exit: 80,
    when: 'What is about to be pushed breaks a release rule; nothing was pushed.',
    message: ({ rules, details }: { rules: number; details: string }) =>
      `nothing was pushed: this push breaks ${rules === 1 ? 'a rule' : `${rules} rules`}\n${details}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
