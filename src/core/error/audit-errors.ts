import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals of what git is about to take: by the hooks at a push and on the server. */
export const AUDIT_ERRORS = {
  PUSH_BREAKS_RULES: entry({
    exit: 80,
    when: 'What is about to be pushed breaks a release rule; nothing was pushed.',
    message: ({ rules, details }: { rules: number; details: string }) =>
      `nothing was pushed: this push breaks ${rules === 1 ? 'a rule' : `${rules} rules`}\n${details}`,
  }),
  AUDIT_OF_SHALLOW_CLONE: entry<NoContext>({
    exit: 80,
    when: '`relctl audit` runs in a shallow clone, where most of the history is missing.',
    message: () => 'this clone is shallow: an audit needs the whole history',
    hint: () => 'git fetch --unshallow --tags (in CI: fetch-depth: 0)',
  }),
  BASELINE_UNREADABLE: entry({
    exit: 19,
    when: 'The baseline of `relctl audit` can’t be read, or is none.',
    message: ({ file, said }: { file: string; said: string }) => `${file} is no baseline: ${said}`,
    hint: () => 'relctl audit --write-baseline writes one',
  }),
} satisfies Record<string, ErrorEntry<never>>;
