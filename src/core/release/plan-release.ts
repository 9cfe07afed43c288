import type { Commit } from '../commit/commit.ts';
import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { completeHistory } from '../rule/history.ts';
import { brokenRules, judge } from '../rule/rule.ts';
import type { Verdict } from '../rule/rule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { faultInTagName } from '../tag/name.ts';
import { substitute } from '../text/template.ts';
import type { Version } from '../version/version.ts';
import { findBase, resolveMeans } from './base.ts';
import type { Base } from './base.ts';
import { editChangelog, formatOf } from './changelog-edit.ts';
import { decideVersion, refuseSameVersion } from './decide.ts';
import type { Decision } from './decide.ts';
import type { CreateCommit, CreateTag, Effect, Push, WriteFile } from './effect.ts';
import { factsOf } from './facts.ts';
import { bumpHooks } from './hooks.ts';
import { imagesOfRelease } from './images.ts';
import type { Intent } from './intent.ts';
import { noticesOf } from './notices.ts';
import type { ReleasePlan } from './plan.ts';
import { policyOf } from './policy.ts';
import type { Policy } from './policy.ts';
import { routeOf } from './route.ts';
import { isFirstRelease } from './survey.ts';
import { tagMessage } from './tag-message.ts';
import { versionEdits } from './version-edits.ts';

/**
 * The plan of a release: the table of contents of this program. Pure: the same snapshot gives the same plan.
 *
 * @throws what keeps a plan from being made at all; what only forbids to execute it is in the plan's verdicts
 */
export function planRelease(intent: Intent, settings: Settings, snapshot: Snapshot): ReleasePlan {
  const policy = policyOf(intent, settings);
  const { decision, message } = outlineRelease(intent, settings, snapshot);
  const { base } = decision;
  const isFirst = isFirstRelease(base, snapshot);
  refuseSameVersion(
    decision,
    intent.increment,
    snapshot.history.commits,
    policy.releasesAsItStands && isFirst,
  );

  const fault = faultInTagName(decision.tag);
  if (fault !== null && !intent.filesOnly) {
    throw refuse('TAG_NAME_INVALID', { tag: decision.tag, fault, format: base.formats.current });
  }

  const route = routeOf(intent, policy, snapshot);
  refuseAmbiguity(route.push(decision.tag), snapshot);
  const changelog = editChangelog({ intent, settings, snapshot, decision });
  const versions = versionEdits(decision, settings, snapshot.files, policy);
  const writes = writeEffects(snapshot, new Map([...versions.edits, ...changelog.edits]));
  const hooks = bumpHooks({
    decision,
    settings: settings.commitizen,
    message,
    isFirst: policy.untaggedIsInitial ? base.tag === null : isFirst,
    changelogFile: changelog.file,
  });
  const files: readonly Effect[] = [...writes, ...hooks.pre];
  const retry = intent.retry && (policy.retriesAlways || changelog.file !== null);
  const effects = intent.filesOnly
    ? files
    : [
        ...files,
        ...commitEffect(
          { message, retry, verify: intent.verify, optional: policy.tagsWithoutCommit },
          writes,
          hooks.pre.length > 0,
        ),
        tagEffect(decision, {
          intent,
          settings,
          policy,
          notes: changelog.notes,
          toolVersion: snapshot.toolVersion,
        }),
        ...route.push(decision.tag),
        ...hooks.post,
      ];

  const plannedPaths = writes.map(({ path }) => path);
  const facts = factsOf(intent, settings, snapshot, decision, { pushes: route.pushes, plannedPaths });
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
    remote: snapshot.remote.kind === 'absent' ? null : route.remote,
    notices: noticesOf({ settings, snapshot, decision, policy, route }),
  };
}

/** What a release would be called, known also where {@link planRelease} then refuses to plan it. */
export type ReleaseOutline = Pick<ReleasePlan, 'decision' | 'message'>;

export function outlineRelease(intent: Intent, settings: Settings, snapshot: Snapshot): ReleaseOutline {
  const base = findBase(resolveMeans(settings), snapshot);
  const isJudged = policyOf(intent, settings).rules.length > 0;
  const decision = decideVersion(intent, settings.commitizen, base, snapshot.history.commits, isJudged);
  const message = substitute(settings.commitizen.bumpMessage, {
    current_version: base.spelled,
    new_version: decision.spelled,
  });
  return { decision, message };
}

/**
 * The next version alone. It judges no rule but `complete-history`: a number that comes from half a history is wrong.
 *
 * @throws RULE_BROKEN and what {@link planRelease} throws
 */
export function planVersion(intent: Intent, settings: Settings, snapshot: Snapshot): Decision {
  formatOf(settings.commitizen);
  const decision = nextOfProject(intent, settings, snapshot);
  const isFirst = policyOf(intent, settings).releasesAsItStands && isFirstRelease(decision.base, snapshot);
  refuseSameVersion(decision, intent.increment, snapshot.history.commits, isFirst);
  return decision;
}

/** {@link planVersion}, where a version that stays as it is counts as an answer. */
export function nextOfProject(intent: Intent, settings: Settings, snapshot: Snapshot): Decision {
  const policy = policyOf(intent, settings);
  const base = findBase(resolveMeans(settings), snapshot);
  const decision = decideVersion(intent, settings.commitizen, base, snapshot.history.commits);
  const facts = factsOf(intent, settings, snapshot, decision, { pushes: false, plannedPaths: [] });
  const rules = policy.rules.filter(({ id }) => id === completeHistory.id);
  const verdicts = judge(rules, facts, { allowed: intent.allow, levels: settings.relctl.rules });
  const broken = brokenRules(verdicts);
  if (broken.length > 0) {
    throw refuse('NEXT_VERSION_UNKNOWN', { rules: broken, details: violationLines(verdicts) });
  }
  return decision;
}

/** The version after any version, by the same rules; nothing is judged, for it need not be the project's. */
export function nextOfVersion(
  intent: Intent,
  settings: Settings,
  base: Base,
  commits: readonly Commit[],
): Version {
  return decideVersion(intent, settings.commitizen, base, commits).version;
}

function violationLines(verdicts: readonly Verdict[]): string {
  const violations = verdicts.flatMap((verdict) => verdict.violations);
  return violations.map(({ rule, found, remedy }) => `${rule}: ${found}\n  next: ${remedy}`).join('\n');
}

/**
 * git reads the full name of a ref as the name of a tag as well: where there is one, it does not know which is meant.
 *
 * @throws AMBIGUOUS_REF
 */
function refuseAmbiguity(pushes: readonly Push[], { tags, remote }: Snapshot): void {
  for (const ref of pushes.flatMap(({ branch, tag }) => [`refs/heads/${branch}`, `refs/tags/${tag}`])) {
    const here = tags.some(({ name }) => name === ref);
    const there = remote.kind === 'asked' && remote.tags.has(ref);
    if (here || there) throw refuse('AMBIGUOUS_REF', { tag: ref, here, there, remote: remote.name });
  }
}

/** @throws FILE_READ_ONLY */
function writeEffects(
  { files, readOnly }: Snapshot,
  edits: ReadonlyMap<string, string>,
): readonly WriteFile[] {
  const locked = [...edits.keys()].filter((path) => readOnly.includes(path));
  if (locked.length > 0) throw refuse('FILE_READ_ONLY', { files: locked });
  return [...edits].map(([path, after]) => ({
    kind: 'write-file',
    path,
    before: files.get(path) ?? null,
    after,
  }));
}

/** A version that is released as it stands may change no file: then the commit that is there is tagged. */
function commitEffect(
  how: Omit<CreateCommit, 'kind' | 'paths'>,
  writes: readonly WriteFile[],
  hooked: boolean,
): readonly CreateCommit[] {
  if (writes.length === 0 && !hooked) return [];
  return [{ kind: 'create-commit', ...how, paths: writes.map(({ path }) => path) }];
}

interface TagContext {
  readonly intent: Intent;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly notes: string | null;
  readonly toolVersion: string;
}

function tagEffect(
  { tag }: Decision,
  { intent, settings: { commitizen }, policy, notes, toolVersion }: TagContext,
): CreateTag {
  const wanted = intent.tagMessage === '' ? null : intent.tagMessage;
  const annotated = policy.annotatedTag || intent.annotatedTag || wanted !== null;
  const text = policy.tellingTag ? tagMessage(tag, notes, wanted, toolVersion) : `${wanted ?? tag}\n`;
  return {
    kind: 'create-tag',
    name: tag,
    message: annotated ? text : null,
    signed: commitizen.gpgSign || intent.gpgSign,
  };
}
