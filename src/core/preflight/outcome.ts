import type { PreflightCheck } from '../config/settings.ts';
import { unchecked } from './unchecked.ts';
import type { Remedied } from './meaning.ts';
import { meaningOf } from './meaning.ts';

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

/** The result of a check. Only `red` blocks a release or a push. */
export type CheckOutcome =
  | { readonly kind: 'green' }
  | ({ readonly kind: 'red' } & Remedied)
  | ({ readonly kind: 'not-checked' } & Remedied);

export function outcomeOf(check: PreflightCheck, end: CheckEnd): CheckOutcome {
  const kept = unchecked(check, end);
  if (kept !== null) return { kind: 'not-checked', ...kept };
  return end.exit === 0 ? { kind: 'green' } : { kind: 'red', ...meaningOf(check, end) };
}
