import type { RuleId } from '../config/rule-id.ts';
import type { PreflightCheck } from '../config/settings.ts';
import type { Verdict } from '../rule/rule.ts';
import type { Difference } from '../snapshot/snapshot.ts';
import type { Decision } from './decide.ts';
import type { Plan } from '../plan/plan.ts';
import type { Policy } from './policy.ts';

/** One release with every decision made: relctl executes exactly what a dry run prints. */
export interface ReleasePlan extends Plan {
  readonly decision: Decision;
  /** The commit message; its first line is the first line that a bump prints. */
  readonly message: string;
  readonly policy: Policy;
  /** The new release's section, in the changelog's format; set even if no changelog is written. */
  readonly notes: string;
  /** The new part of the changelog, as commitizen prints it on a dry run; null if no changelog is written. */
  readonly changelog: string | null;
  readonly verdicts: readonly Verdict[];
  /** The rules that stop this release. */
  readonly broken: readonly RuleId[];
  /** Files that should contain the current version but don't; empty without `--check-consistency`. */
  readonly inconsistent: readonly string[];
  readonly tagExists: boolean;
  /** Commits that the push would bring because the remote's branch does not have them; null if unknown. */
  readonly unpushed: Difference['ahead'] | null;
  readonly images: readonly string[];
  /** The checks that must pass before the first effect; empty if none are configured for a bump. */
  readonly preflight: readonly PreflightCheck[];
  /** The remote that the release goes to, or would go to; null if there is no remote of that name. */
  readonly remote: string | null;
  /** What the user should know although no rule forbids it. */
  readonly notices: readonly string[];
}
