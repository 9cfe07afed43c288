import type { Effect } from '../core/release/effect.ts';
import type { ReleasePlan } from '../core/release/plan.ts';
import { isPrerelease } from '../core/version/version.ts';

/**
 * A release as data.
 *
 * @param commit the bump commit of a release that was made (or the tagged commit); null for a plan that was not executed
 */
export function releaseJson(plan: ReleasePlan, commit: string | null): Readonly<Record<string, unknown>> {
  const { decision, basis } = plan;
  return {
    released: commit !== null,
    previous: { version: decision.base.spelled, tag: decision.base.tag?.name ?? null },
    version: decision.spelled,
    tag: decision.tag,
    prerelease: isPrerelease(decision.version),
    increment: decision.increment,
    evidence: decision.evidence,
    commit,
    branch: basis.branch,
    basis: basis.head,
    notes: plan.notes,
    rules: plan.verdicts.map(({ rule, state, why, violations }) => ({
      rule,
      state,
      why,
      violations: violations.map(({ found, remedy }) => ({ found, remedy })),
    })),
    refusedBy: plan.broken,
    effects: plan.effects.map(effectJson),
    unpushed: plan.unpushed,
    images: plan.images,
    notices: plan.notices,
  };
}

/** Texts of files are left out: the paths say which, and the diff is for people. */
function effectJson(effect: Effect): Readonly<Record<string, unknown>> {
  if (effect.kind !== 'write-file') return { ...effect };
  return { kind: effect.kind, path: effect.path, creates: effect.before === null };
}
