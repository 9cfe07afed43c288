import { pushArguments } from '../../core/plan/push-refs.ts';
import type { Effect } from '../../core/plan/effect.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { isPrerelease } from '../../core/version/version.ts';
import { filePatch } from '../text/diff.ts';

/**
 * A release as data.
 *
 * @param commit the bump commit (or the tagged commit) of a finished release; null for a plan that was not executed
 */
export function releaseJson(plan: ReleasePlan, commit: string | null): Readonly<Record<string, unknown>> {
  const { basis } = plan;
  const [{ decision, changelog, images }] = plan.packages;
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
    notes: changelog.notes,
    rules: plan.verdicts.map(({ rule, state, why, violations }) => ({
      rule,
      state,
      why,
      violations: violations.map(({ found, remedy }) => ({ found, remedy })),
    })),
    refusedBy: plan.broken,
    preflight: plan.preflight,
    effects: plan.effects.map(effectJson),
    unpushed: plan.unpushed,
    images,
    notices: plan.notices,
  };
}

/** For a file only the diff, because its texts may be long. */
export function effectJson(effect: Effect): Readonly<Record<string, unknown>> {
  switch (effect.kind) {
    case 'write-file': {
      const { kind, path, before } = effect;
      return { kind, path, creates: before === null, diff: filePatch(effect) };
    }
    case 'push':
    case 'push-tag':
      return { ...effect, command: shellCommand(['git', ...pushArguments(effect)]) };
    case 'install-hook':
      return { kind: effect.kind, hook: effect.hook, path: effect.path, keeps: effect.kept };
    case 'run-hook':
    case 'create-commit':
    case 'empty-commit':
    case 'create-tag':
    case 'create-branch':
    case 'switch-branch':
    case 'fast-forward':
    case 'cherry-pick':
      return { ...effect };
  }
}
