import type { Entry } from '../commit/parse.ts';

/** What one release, or what is unreleased, brings. */
export interface Section {
  /** A tag's name, or `Unreleased`. */
  readonly name: string;
  /** 'YYYY-MM-DD'; null for what has no date yet. */
  readonly date: string | null;
  /** A sentence of relctl's own under the title; null in all but a promotion. */
  readonly note: string | null;
  /** In the order in which they are printed. */
  readonly groups: readonly Group[];
}

export interface Group {
  /** The title as printed, `Feat`; null for changes without a type, which have none and come last. */
  readonly type: string | null;
  /** Newest first; those of one commit in the order of its message. */
  readonly entries: readonly Entry[];
}
