import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of `relctl notes` and `relctl explain`. */
export const NOTES_ERRORS = {
  TAG_UNKNOWN: entry({
    exit: 16,
    when: 'There is no tag of the given name.',
    message: ({ tag }: { tag: string; near: readonly string[] }) => `there is no tag '${tag}'`,
    hint: ({ near }) =>
      near.length === 0
        ? 'git tag lists them; get missing ones with git fetch --tags'
        : `did you mean ${near.join(' or ')}? get missing tags with git fetch --tags`,
  }),
  NO_RELEASE_REACHED: entry({
    exit: 16,
    when: 'HEAD reaches no release tag, so there is no release to tell of.',
    message: ({ format }: { format: string }) => `HEAD reaches no release tag, of the form ${format}`,
    hint: () =>
      'get missing tags with git fetch --tags; relctl changelog --dry-run tells what is not released yet',
  }),
  HISTORY_INCOMPLETE: entry({
    exit: 80,
    when: 'The clone is shallow, and what is asked for lies beyond its end.',
    message: ({ sha }: { sha: string }) =>
      `this clone is shallow: its history ends at ${sha.slice(0, 7)}, and more of it is to be told`,
    hint: () => 'git fetch --unshallow --tags (in CI: fetch-depth: 0)',
  }),
} satisfies Record<string, ErrorEntry<never>>;
