import type { Settings } from '../config/settings.ts';
import { hotfixReconciled } from '../rule/hotfix.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isFinal, parseVersion } from '../version/version.ts';
import type { Base } from './base.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';

/** Whether relctl must ask the remote: for a push, or to find out whether a version without a tag is the first one. */
export function mustAskRemote(
  intent: Intent,
  policy: Policy,
  base: Base,
  tags: readonly Tag[],
  scope: 'release' | 'version',
): boolean {
  if (scope === 'release' && !intent.filesOnly && (intent.push ?? policy.pushes)) return true;
  return policy.releasesAsItStands && base.tag === null && !hasReleaseTag(base, tags);
}

/** Whether open hotfixes matter for this release if it is made from the main branch: only for a final one. */
export function mustReadHotfixes(intent: Intent, { rules }: Policy): boolean {
  const isJudged = rules.includes(hotfixReconciled);
  const version = intent.increment.from === 'version' ? parseVersion(intent.increment.value) : null;
  const isFinalAsked =
    version === null ? intent.phase === null && intent.devrelease === null : isFinal(version);
  return isJudged && isFinalAsked;
}

/** null if unknown. */
export function defaultBranchOf(remote: Snapshot['remote']): string | null {
  return remote.kind === 'absent' ? null : remote.defaultBranch;
}

/** The configured one, else the remote's default branch, else `main`. */
export function mainBranchOf({ relctl }: Settings, defaultBranch: string | null): string {
  return relctl.mainBranch ?? defaultBranch ?? 'main';
}

/**
 * Whether nothing was ever released: no tag matches a configured or legacy format, here or on the remote. A remote that
 * was not asked, or did not answer, counts as one without tags.
 */
export function isFirstRelease(base: Base, { tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): boolean {
  if (base.tag !== null || hasReleaseTag(base, tags)) return false;
  if (remote.kind !== 'asked') return true;
  const { versionOf } = tagReader(base.formats);
  return ![...remote.tags.keys()].some((name) => versionOf(name) !== null);
}

/** Every known tag: first the local ones, then those that are only on the remote. */
export function tagNames({ tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): readonly string[] {
  const here = tags.map(({ name }) => name);
  return [...new Set([...here, ...(remote.kind === 'asked' ? remote.tags.keys() : [])])];
}

export function hasReleaseTag({ formats }: Base, tags: readonly Tag[]): boolean {
  const { versionOf } = tagReader(formats);
  return tags.some(({ name }) => versionOf(name) !== null);
}
