import type { Commit } from '../../commit/commit.ts';
import type { Settings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import { completeHistory } from '../../rule/history.ts';
import { brokenRules, judge } from '../../rule/rule.ts';
import type { Verdict } from '../../rule/rule.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Version } from '../../version/version.ts';
import { findBase, resolveMeans } from '../base.ts';
import { formatOf } from '../changelog/changelog-means.ts';
import { decideVersion, growVersion, refuseSameVersion } from '../decide.ts';
import type { Decision, Origin } from '../decide.ts';
import { factsOf } from '../facts.ts';
import type { Intent } from '../intent.ts';
import { policyOf } from '../policy.ts';
import type { Policy } from '../policy.ts';
import { isFirstRelease } from '../release-refs.ts';

/**
 * Only the next version. The only rule it checks is `complete-history`, because a version from an incomplete history is wrong.
 *
 * @throws NEXT_VERSION_UNKNOWN, and what the base, the decision and {@link refuseSameVersion} throw
 */
export function planVersion(intent: Intent, settings: Settings, snapshot: Snapshot): Decision {
  formatOf(settings.commitizen);
  const policy = policyOf(intent, settings);
  const decision = nextOfProject(intent, settings, snapshot, policy);
  const isFirst = policy.releasesAsItStands && isFirstRelease(decision.base, snapshot);
  refuseSameVersion(decision, intent.increment, snapshot.history.commits, { ...policy, isFirst });
  return decision;
}

/** Like {@link planVersion}, but an unchanged version is a valid answer. */
export function nextOfProject(
  intent: Intent,
  settings: Settings,
  snapshot: Snapshot,
  policy: Pick<Policy, 'rules'> = policyOf(intent, settings),
): Decision {
  const base = findBase(resolveMeans(settings), snapshot);
  const decision = decideVersion(intent, settings.commitizen, base, snapshot.history.commits);
  const facts = factsOf(intent, settings, snapshot, decision, {
    pushes: false,
    plannedPaths: [],
    message: '',
  });
  const rules = policy.rules.filter(({ id }) => id === completeHistory.id);
  const verdicts = judge(rules, facts, { allowed: intent.allow, levels: settings.relctl.rules });
  const broken = brokenRules(verdicts);
  if (broken.length > 0) {
    throw refuse('NEXT_VERSION_UNKNOWN', { rules: broken, details: violationLines(verdicts) });
  }
  return decision;
}

/** The version after any version, by the same rules. No rule is checked, because the version need not be the project's. */
export function nextOfVersion(
  intent: Intent,
  settings: Settings,
  origin: Origin,
  commits: readonly Commit[],
): Version {
  return growVersion(intent, settings.commitizen, origin, commits).version;
}

function violationLines(verdicts: readonly Verdict[]): string {
  const violations = verdicts.flatMap((verdict) => verdict.violations);
  return violations.map(({ rule, found, remedy }) => `${rule}: ${found}\n  next: ${remedy}`).join('\n');
}
