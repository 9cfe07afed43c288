import type { RuleId } from '../config/rule-id.ts';
import type { PreflightCheck } from '../config/settings.ts';
import type { Verdict } from '../rule/rule.ts';
import type { Difference } from '../snapshot/snapshot.ts';
import type { Decision } from './decide.ts';
import type { Plan } from '../plan/plan.ts';
import type { Policy } from './policy.ts';

/** One release, decided and worked out: what a dry run prints is what is executed. */
export interface ReleasePlan extends Plan {
  readonly decision: Decision;
  /** The commit message; its first line is the first line that a bump prints. */
  readonly message: string;
  readonly policy: Policy;
  /** The new release's section, in the changelog's format; also where no changelog is written. */
  readonly notes: string;
  /** What commitizen prints of the changelog on a dry run: all that is new in the file; null where no changelog is written. */
  readonly changelog: string | null;
  readonly verdicts: readonly Verdict[];
  /** The rules that stop this release. */
  readonly broken: readonly RuleId[];
  /** Files that must hold the current version and don't; empty where nobody asked for consistency. */
  readonly inconsistent: readonly string[];
  readonly tagExists: boolean;
  /** Commits that the remote's branch does not have and the push would bring; null when that is not known. */
  readonly unpushed: Difference['ahead'] | null;
  readonly images: readonly string[];
  /** The checks that must be green before the first effect; empty where nobody asks for them. */
  readonly preflight: readonly PreflightCheck[];
  /** The remote that the release goes to, or would go to; null when there is none of that name. */
  readonly remote: string | null;
  /** What a person should know and no rule forbids. */
  readonly notices: readonly string[];
}
