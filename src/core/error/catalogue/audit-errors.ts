import { broken } from '../broken.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of the hooks that judge a push, and of `relctl audit`. */
export const AUDIT_ERRORS = {
  PUSH_BREAKS_RULES: entry({
    exit: 80,
    when: 'The push breaks at least one release rule. Nothing was pushed.',
    message: ({ rules, details }: { rules: number; details: string }) =>
      `push refused: ${broken(rules)} (nothing was pushed)\n${details}`,
  }),
  AUDIT_OF_SHALLOW_CLONE: entry<NoContext>({
    exit: 80,
    when: '`relctl audit` runs in a shallow clone, which does not contain the whole history.',
    message: () => 'this clone is shallow, but an audit needs the whole history',
    hint: () => 'git fetch --unshallow --tags (in CI: fetch-depth: 0)',
  }),
  BASELINE_NOT_WRITTEN: entry({
    exit: 1,
    when: 'relctl can’t write the baseline of `relctl audit`.',
    message: ({ file, said }: { file: string; said: string }) => `could not write ${file}: ${said}`,
    hint: () => 'name a file in a folder that exists: --baseline FILE',
  }),
  BASELINE_UNREADABLE: entry({
    exit: 19,
    when: 'The file named with `relctl audit --baseline` can’t be read or is not a baseline.',
    message: ({ file, said }: { file: string; said: string }) => `${file} is not a baseline: ${said}`,
    hint: () => 'to write a baseline: relctl audit --write-baseline',
  }),
} satisfies Record<string, ErrorEntry<never>>;
