/**
 * One error that relctl can report. `docs/exit-codes.md` is generated from these entries.
 *
 * Exit codes 1–32 are commitizen's own numbers for the same conditions. 80 and above are relctl's own.
 */
export interface ErrorEntry<C> {
  readonly exit: number;
  /** For the documentation: when this error occurs, without the details of one run. */
  readonly when: string;
  readonly message: (context: C) => string;
  /** What to type next; null if there is nothing to add to the message. */
  readonly hint?: (context: C) => string | null;
}

/** Gives `hint` the type of context that `message` declares. */
export function entry<C>(fields: ErrorEntry<C>): ErrorEntry<C> {
  return fields;
}

/** The context of an error whose message is always the same. */
export type NoContext = Readonly<Record<string, never>>;
