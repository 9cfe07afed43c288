import type { RuleId } from '../config/rule-id.ts';
import type { PreflightCheck } from '../config/settings.ts';
import type { Plan } from '../plan/plan.ts';
import type { Verdict } from '../rule/rule.ts';
import type { Difference } from '../snapshot/snapshot.ts';
import type { PackageRelease } from './package-release.ts';
import type { Policy } from './policy.ts';

/**
 * One release with every decision made: relctl executes exactly what a dry run prints. What belongs to one package is in
 * `packages`. The effects, the commit and the push belong to the release.
 */
export interface ReleasePlan extends Plan {
  /** The packages that are released together; a project without a workspace has one. */
  readonly packages: readonly [PackageRelease, ...PackageRelease[]];
  /** The commit message; its first line is the first line that a bump prints. */
  readonly message: string;
  readonly policy: Policy;
  readonly verdicts: readonly Verdict[];
  /** The rules that stop this release. */
  readonly broken: readonly RuleId[];
  /** Commits that the push would bring because the remote's branch does not have them; null if unknown. */
  readonly unpushed: Difference['ahead'] | null;
  /** The checks that must pass before the first effect; empty if none are configured for a bump. */
  readonly preflight: readonly PreflightCheck[];
  /** The remote that the release goes to, or would go to; null if there is no remote of that name. */
  readonly remote: string | null;
  /** What the user should know although no rule forbids it. */
  readonly notices: readonly string[];
}
