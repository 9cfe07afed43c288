/**
 * One refusal that relctl can make. `docs/exit-codes.md` is printed from these.
 *
 * Exit codes 1–32 are commitizen's own numbers for the same conditions; 80 and above are relctl's
 * (product contract, §6).
 */
export interface ErrorEntry<C> {
  readonly exit: number;
  /** One sentence for the documentation: the condition, without the particulars of one run. */
  readonly when: string;
  readonly message: (context: C) => string;
  /** What to type next; null where the message says it all. */
  readonly hint?: (context: C) => string | null;
}

/** Lets `hint` take the context that `message` declares. */
export function entry<C>(fields: ErrorEntry<C>): ErrorEntry<C> {
  return fields;
}

/** The context of an error whose message has no particulars. */
export type NoContext = Readonly<Record<string, never>>;
