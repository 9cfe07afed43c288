import type { Entry } from '../commit/parse.ts';

/** The changes of one release, or the unreleased changes. */
export interface Section {
  /** The name of a tag, or `Unreleased`. */
  readonly name: string;
  /** 'YYYY-MM-DD'; null if there is no date yet. */
  readonly date: string | null;
  /** A sentence below the title that relctl adds to promotions; null for all other sections. */
  readonly note: string | null;
  /** In print order. */
  readonly groups: readonly Group[];
}

export interface Group {
  /** The printed title, such as `Feat`; null for changes without a type, which come last. */
  readonly type: string | null;
  /** Newest first; entries of one commit are in the order of its message. */
  readonly entries: readonly Entry[];
}
