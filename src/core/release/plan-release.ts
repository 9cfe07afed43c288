import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { brokenRules, judge } from '../rule/rule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { faultInTagName } from '../tag/name.ts';
import { substitute } from '../text/template.ts';
import { findBase, resolveMeans } from './base.ts';
import { editChangelog } from './changelog-edit.ts';
import { decideVersion, refuseSameVersion } from './decide.ts';
import type { Decision } from './decide.ts';
import { pushedRefs } from '../plan/push-refs.ts';
import type { Push, PushTag } from '../plan/effect.ts';
import { factsOf, isHotfixBranch } from './facts.ts';
import { bumpHooks } from './hooks.ts';
import { imagesOfRelease } from './images.ts';
import type { Intent } from './intent.ts';
import { noticesOf } from './notices.ts';
import type { ReleasePlan } from './plan.ts';
import { policyOf } from './policy.ts';
import { releaseEffects } from './release-effects.ts';
import { routeOf } from './route.ts';
import { isFirstRelease } from './survey.ts';
import { versionEdits } from './version-edits.ts';

/**
 * The plan of a release, and a good place to start reading this program. Pure: the same snapshot gives the same plan.
 *
 * @throws if no plan can be made. Broken rules only forbid to execute the plan; they are in its verdicts
 */
export function planRelease(intent: Intent, settings: Settings, snapshot: Snapshot): ReleasePlan {
  const policy = policyOf(intent, settings);
  const { decision, message } = outlineRelease(intent, settings, snapshot);
  const isFirst = isFirstRelease(decision.base, snapshot);
  refuseSameVersion(decision, intent.increment, snapshot.history.commits, {
    ...policy,
    isFirst: policy.releasesAsItStands && isFirst,
  });
  if (!intent.filesOnly) refuseTagName(decision);

  const route = routeOf(intent, policy, snapshot);
  const pushes = route.push(decision.tag);
  refuseAmbiguity(pushes, snapshot);
  const changelog = editChangelog({ intent, settings, snapshot, decision });
  const versions = versionEdits(decision, settings, snapshot.files, policy);
  const edits = new Map([...versions.edits, ...changelog.edits]);
  const hooks = bumpHooks({
    decision,
    settings: settings.commitizen,
    message,
    isFirst: policy.untaggedIsInitial ? decision.base.tag === null : isFirst,
    changelogFile: changelog.file,
  });
  const effects = releaseEffects({
    intent,
    settings,
    snapshot,
    policy,
    decision,
    message,
    edits,
    hooks,
    pushes,
    notes: changelog.notes,
    writesChangelog: changelog.file !== null,
  });

  const release = { pushes: route.pushes, plannedPaths: [...edits.keys()] };
  const facts = factsOf(intent, settings, snapshot, decision, release);
  const verdicts = judge(policy.rules, facts, { allowed: intent.allow, levels: settings.relctl.rules });
  return {
    title: `the release of ${decision.tag}`,
    basis: { head: snapshot.head.sha ?? '', branch: snapshot.head.branch, dirty: snapshot.dirty },
    effects,
    decision,
    policy,
    message,
    notes: changelog.notes,
    changelog: changelog.printed,
    verdicts,
    broken: brokenRules(verdicts),
    inconsistent: intent.checkConsistency ? versions.inconsistent : [],
    tagExists: snapshot.tags.some(({ name }) => name === decision.tag),
    unpushed: route.unpushed,
    images: imagesOfRelease(decision, settings, snapshot),
    // Writing only files is not a release.
    preflight: intent.filesOnly ? [] : snapshot.preflight,
    remote: snapshot.remote.kind === 'absent' ? null : route.remote,
    notices: noticesOf({
      settings,
      snapshot,
      decision,
      policy,
      route,
      verdicts,
      changelog,
    }),
  };
}

/** The version, tag and message of a release. They are known even if {@link planRelease} then refuses to plan it. */
export type ReleaseOutline = Pick<ReleasePlan, 'decision' | 'message'>;

export function outlineRelease(intent: Intent, settings: Settings, snapshot: Snapshot): ReleaseOutline {
  const base = findBase(resolveMeans(settings), snapshot);
  const isJudged = policyOf(intent, settings).rules.length > 0;
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

/** @throws TAG_NAME_INVALID */
function refuseTagName({ tag, base }: Decision): void {
  const fault = faultInTagName(tag);
  if (fault !== null) throw refuse('TAG_NAME_INVALID', { tag, fault, format: base.formats.current });
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
