import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** Errors of `relctl notes` and `relctl explain`. */
export const NOTES_ERRORS = {
  TAG_UNKNOWN: entry({
    exit: 16,
    when: 'There is no tag with the given name.',
    message: ({ tag }: { tag: string; near: readonly string[] }) => `there is no tag '${tag}'`,
    hint: ({ near }) =>
      near.length === 0
        ? 'git tag lists the tags. To get missing ones: git fetch --tags'
        : `did you mean ${near.join(' or ')}? To get missing tags: git fetch --tags`,
  }),
  NO_RELEASE_REACHED: entry({
    exit: 16,
    when: 'No release tag is reachable from HEAD, so there is no release to write notes for.',
    message: ({ format }: { format: string }) => `no release tag is reachable from HEAD (format: ${format})`,
    hint: () =>
      'relctl changelog --dry-run shows what is not released yet. To get missing tags: git fetch --tags',
  }),
  HISTORY_INCOMPLETE: entry({
    exit: 80,
    when: 'The clone is shallow, and the command needs older commits than it contains.',
    message: ({ sha }: { sha: string }) =>
      `this clone is shallow: its history ends at ${sha.slice(0, 7)}, and older commits are needed`,
    hint: () => 'git fetch --unshallow --tags (in CI: fetch-depth: 0)',
  }),
} satisfies Record<string, ErrorEntry<never>>;
