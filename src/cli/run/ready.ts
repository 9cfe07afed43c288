import { refuse } from '../../core/error/error.ts';
import type { Effect } from '../../core/plan/effect.ts';
import { findPush } from '../../core/plan/progress.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';
import { PLAIN } from '../../report/text/paint.ts';
import { brokenRulesText } from '../../report/rules.ts';

/** @throws the reason not to execute the plan; a dry run may still show it */
export function refuseUnlessReady(plan: ReleasePlan, command: string): void {
  if (plan.broken.length > 0) {
    const details = brokenRulesText(plan.verdicts, PLAIN);
    throw refuse('RULE_BROKEN', { command, rules: plan.broken, details });
  }
  for (const { inconsistent: files, decision } of plan.packages) {
    if (files.length === 0) continue;
    throw refuse('CURRENT_VERSION_NOT_FOUND', { version: decision.base.spelled, files });
  }
  const makes = (kind: Effect['kind']): boolean => plan.effects.some((effect) => effect.kind === kind);
  if (!makes('create-tag')) return;
  if (!plan.policy.tagsWithoutCommit && !makes('create-commit')) throw refuse('NOTHING_TO_COMMIT', {});
  for (const { tagExists, decision } of plan.packages) {
    if (tagExists) throw refuse('TAG_EXISTS', { tag: decision.tag });
  }
}

/** git pushes to each URL separately, so the push would not be atomic. @throws SEVERAL_PUSH_URLS */
export function refuseSeveralPushUrls(effects: ReleasePlan['effects'], remote: Snapshot['remote']): void {
  if (remote.kind !== 'asked' || remote.pushUrls < 2 || findPush(effects) === null) return;
  throw refuse('SEVERAL_PUSH_URLS', { remote: remote.name, count: remote.pushUrls });
}
