import type { PreflightCheck } from '../config/settings.ts';
import { unchecked } from './unchecked.ts';
import type { Remedied } from './meaning.ts';
import { meaningOf } from './meaning.ts';

/** How the command of a check ended. */
export interface CheckEnd {
  /** null: a signal ended it, or it never began. */
  readonly exit: number | null;
  readonly signal: string | null;
  /** Why it could not even be started; null: it was. */
  readonly fault: string | null;
  /** What it said on both streams, in order; of a long text beginning and end. */
  readonly output: string;
}

/** What a check came to; only `red` is a no. */
export type CheckOutcome =
  | { readonly kind: 'green' }
  | ({ readonly kind: 'red' } & Remedied)
  | ({ readonly kind: 'not-checked' } & Remedied);

export function outcomeOf(check: PreflightCheck, end: CheckEnd): CheckOutcome {
  const kept = unchecked(check, end);
  if (kept !== null) return { kind: 'not-checked', ...kept };
  return end.exit === 0 ? { kind: 'green' } : { kind: 'red', ...meaningOf(check, end) };
}
