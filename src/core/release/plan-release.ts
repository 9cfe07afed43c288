import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Push, PushTag } from '../plan/effect.ts';
import { pushedRefs } from '../plan/push-refs.ts';
import { withReleaseTrailers } from '../rule/bump-commit.ts';
import { brokenRules, judge } from '../rule/rule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { substitute } from '../text/template.ts';
import { findBase, resolveMeans } from './base.ts';
import { decideVersion } from './decide.ts';
import type { Decision } from './decide.ts';
import { factsOf, isHotfixBranch } from './facts.ts';
import { bumpHooks } from './hooks.ts';
import type { Intent } from './intent.ts';
import { noticesOf } from './notices.ts';
import { planPackage, refuseUnreleasable } from './package-release.ts';
import type { ReleasePlan } from './plan.ts';
import { policyOf } from './policy.ts';
import type { Policy } from './policy.ts';
import { releaseEffects } from './release-effects.ts';
import { routeOf } from './route.ts';

/**
 * The plan of a release, and a good place to start reading this program. Pure: the same snapshot gives the same plan.
 *
 * @throws if no plan can be made. Broken rules only forbid to execute the plan; they are in its verdicts
 */
export function planRelease(intent: Intent, settings: Settings, snapshot: Snapshot): ReleasePlan {
  const policy = policyOf(intent, settings);
  const context = { intent, settings, policy, snapshot };
  const { decision, message } = outlineRelease(intent, settings, snapshot, policy);
  refuseUnreleasable(decision, context);
  const route = routeOf(intent, policy, snapshot);
  const pushes = route.push(decision.tag);
  refuseAmbiguity(pushes, snapshot);

  const release = planPackage(decision, context);
  const packages = [release] as const;
  const hooks = bumpHooks({ ...release, settings: settings.commitizen, policy, message });
  const isOwn = settings.commitizen.bumpMessage !== settings.configuredBumpMessage;
  const tags = packages.map(({ decision: { tag } }) => tag);
  const committed = isOwn && policy.marksOwnMessage ? withReleaseTrailers(message, tags) : message;
  const effects = releaseEffects({ ...context, packages, message: committed, hooks, pushes });

  const plannedPaths = packages.flatMap(({ edits }) => [...edits.keys()]);
  const facts = factsOf(intent, settings, snapshot, decision, {
    pushes: route.pushes,
    plannedPaths,
    message: committed,
  });
  const verdicts = judge(policy.rules, facts, { allowed: intent.allow, levels: settings.relctl.rules });
  return {
    title: `the release of ${decision.tag}`,
    basis: { head: snapshot.head.sha ?? '', branch: snapshot.head.branch, dirty: snapshot.dirty },
    packages,
    effects,
    message,
    policy,
    verdicts,
    broken: brokenRules(verdicts),
    unpushed: route.unpushed,
    // Writing only files is not a release.
    preflight: intent.filesOnly ? [] : snapshot.preflight,
    remote: snapshot.remote.kind === 'absent' ? null : route.remote,
    notices: noticesOf({ ...release, settings, snapshot, policy, route, verdicts }),
  };
}

/** The version, tag and message of a release. They are known even if {@link planRelease} then refuses to plan it. */
export interface ReleaseOutline {
  readonly decision: Decision;
  readonly message: string;
}

export function outlineRelease(
  intent: Intent,
  settings: Settings,
  snapshot: Snapshot,
  { rules }: Pick<Policy, 'rules'> = policyOf(intent, settings),
): ReleaseOutline {
  const base = findBase(resolveMeans(settings), snapshot);
  const isJudged = rules.length > 0;
  const { commits } = snapshot.history;
  const decision = decideVersion(intent, settings.commitizen, base, commits, isJudged);
  // If this is not a hotfix branch, the rule `release-branch` reports it.
  const { branch } = snapshot.head;
  const shipped = substitute(settings.relctl.hotfixBranch, { tag: base.tag?.name ?? '' });
  const mayShip = branch === shipped || isHotfixBranch(branch, decision, settings);
  if (intent.line === 'hotfix' && commits.length === 0 && (mayShip || !isJudged)) {
    throw refuse('NO_COMMITS_FOUND', { tag: base.tag?.name ?? null });
  }
  const message = substitute(settings.commitizen.bumpMessage, {
    current_version: base.spelled,
    new_version: decision.spelled,
  });
  return { decision, message };
}

/**
 * git also reads the full name of a ref as a tag name. If such a tag exists, git can't tell which one is meant.
 *
 * @throws AMBIGUOUS_REF
 */
function refuseAmbiguity(pushes: readonly (Push | PushTag)[], { tags, remote }: Snapshot): void {
  for (const ref of pushes.flatMap(pushedRefs)) {
    const here = tags.some(({ name }) => name === ref);
    const there = remote.kind === 'asked' && remote.tags.has(ref);
    if (here || there) throw refuse('AMBIGUOUS_REF', { tag: ref, here, there, remote: remote.name });
  }
}
