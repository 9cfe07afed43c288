/** How the command of a check ended. */
export interface CheckEnd {
  /** null: a signal ended it, or it was not started. */
  readonly exit: number | null;
  readonly signal: string | null;
  /** Why it could not be started; null: it was started. */
  readonly fault: string | null;
  /** Its output on both streams, in order. A long output is cut in the middle. */
  readonly output: string;
}

/** What an outcome means, and what to do next. */
export interface Remedied {
  readonly means: string;
  readonly next: string;
}
