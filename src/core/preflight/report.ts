import type { PreflightCheck } from '../config/settings.ts';
import type { CheckOutcome } from './outcome.ts';
import type { CheckEnd } from './check-end.ts';

/** A check that has run, with its result. */
export interface CheckReport {
  readonly check: PreflightCheck;
  readonly outcome: CheckOutcome;
  readonly end: CheckEnd;
  readonly seconds: number;
}

export function namesOf(reports: readonly CheckReport[], kind: CheckOutcome['kind']): readonly string[] {
  return reports.filter(({ outcome }) => outcome.kind === kind).map(({ check }) => check.name);
}
