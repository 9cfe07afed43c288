import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Texts } from '../provider/provider.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { faultInTagName } from '../tag/name.ts';
import { editChangelog } from './changelog/changelog-edit.ts';
import type { ChangelogEdit } from './changelog/changelog-edit.ts';
import { refuseSameVersion } from './decide.ts';
import type { Decision } from './decide.ts';
import { imagesOfRelease } from './images.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';
import { isFirstRelease } from './release-refs.ts';
import { versionEdits } from './version-edits.ts';

/** The release of one package: its base and its decision, its changelog, and the files that change. */
export interface PackageRelease {
  readonly decision: Decision;
  readonly isFirst: boolean;
  readonly changelog: ChangelogEdit;
  /** The new text of every file that changes. */
  readonly edits: Texts;
  /** The version files that should contain the current version and don't. Empty unless the user asked for the check. */
  readonly inconsistent: readonly string[];
  readonly tagExists: boolean;
  /** The names of its container images. */
  readonly images: readonly string[];
}

/** What every package of a release is planned from. */
export interface PackageContext {
  readonly intent: Intent;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly snapshot: Snapshot;
}

/** @throws TAG_NAME_INVALID, and what {@link refuseSameVersion} throws */
export function refuseUnreleasable(decision: Decision, context: PackageContext): void {
  const { intent, policy, snapshot } = context;
  const isFirst = policy.releasesAsItStands && isFirstRelease(decision.base, snapshot);
  refuseSameVersion(decision, intent.increment, snapshot.history.commits, { ...policy, isFirst });
  if (!intent.filesOnly) refuseTagName(decision);
}

/** @throws what {@link editChangelog} and {@link versionEdits} throw */
export function planPackage(decision: Decision, context: PackageContext): PackageRelease {
  const { intent, settings, policy, snapshot } = context;
  const changelog = editChangelog({ ...context, decision });
  const versions = versionEdits(decision, settings, snapshot.files, policy);
  return {
    decision,
    isFirst: isFirstRelease(decision.base, snapshot),
    changelog,
    edits: new Map([...versions.edits, ...changelog.edits]),
    inconsistent: intent.checkConsistency ? versions.inconsistent : [],
    tagExists: snapshot.tags.some(({ name }) => name === decision.tag),
    images: imagesOfRelease(decision, settings, snapshot),
  };
}

function refuseTagName({ tag, base }: Decision): void {
  const fault = faultInTagName(tag);
  if (fault !== null) throw refuse('TAG_NAME_INVALID', { tag, fault, format: base.formats.current });
}
