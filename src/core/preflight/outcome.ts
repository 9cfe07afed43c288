import type { PreflightCheck } from '../config/settings.ts';
import { unchecked } from './unchecked.ts';
import type { Remedied } from './check-end.ts';
import { meaningOf } from './meaning.ts';
import type { CheckEnd } from './check-end.ts';

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
