import type { Settings } from '../config/settings.ts';
import type { Facts } from '../rule/facts.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { renderTag } from '../tag/format.ts';
import { tagReader } from '../tag/recognise.ts';
import { findStrayTag } from '../tag/stray.ts';
import type { StrayTag } from '../tag/stray.ts';
import { substitute } from '../text/template.ts';
import { nextVersion, PATCH } from '../version/bump.ts';
import type { Base } from './base.ts';
import type { Decision } from './decide.ts';
import { freeVersion } from './free-version.ts';
import { phaseAsked } from './intent.ts';
import type { Intent } from './intent.ts';
import { defaultBranchOf, isFirstRelease, mainBranchOf, tagNames } from './release-refs.ts';
import { versionFileStates } from './version-edits.ts';

/** What the rules need to know about a release. */
export function factsOf(
  intent: Intent,
  settings: Settings,
  snapshot: Snapshot,
  decision: Decision,
  release: Pick<Facts, 'pushes' | 'plannedPaths' | 'message'>,
): Facts {
  const { base } = decision;
  const free = freeVersion(base, decision.version, tagNames(snapshot));
  return {
    ...release,
    snapshot,
    current: {
      version: base.version,
      spelled: base.spelled,
      tagName: renderTag(base.formats.current, base.version, base.scheme),
      tag: base.tag,
      stray: strayTag(base, snapshot),
      file: base.provider.file(base.place),
    },
    next: {
      version: decision.version,
      spelled: decision.spelled,
      tagName: decision.tag,
      phase: phaseAsked(intent, base.version),
    },
    mainBranch: mainBranchOf(settings, defaultBranchOf(snapshot.remote)),
    hotfixBranch: substitute(settings.relctl.hotfixBranch, { tag: decision.tag }),
    readTag: tagReader(base.formats).versionOf,
    tagFormats: [base.formats.current, ...base.formats.legacy],
    bumpMessage: settings.configuredBumpMessage,
    free: free === null ? null : base.scheme.format(free),
    isFirstRelease: isFirstRelease(base, snapshot),
    versionFiles: versionFileStates(base, base.spelled, settings, snapshot.files),
    askedByCommits: decision.asked,
    evidence: decision.evidence,
    line: intent.line,
    isHotfix: isHotfixBranch(snapshot.head.branch, decision, settings),
  };
}

/** Whether the branch is the hotfix branch of the tag to be made, or of a patch of the current version. */
export function isHotfixBranch(
  branch: string | null,
  { base, tag }: Decision,
  { relctl }: Settings,
): boolean {
  const patched = nextVersion(base.version, PATCH);
  const tags = [tag, renderTag(base.formats.current, patched, base.scheme)];
  return tags.some((one) => substitute(relctl.hotfixBranch, { tag: one }) === branch);
}

/** The probable tag of the current version in a format that is not configured; null if it has a tag in a configured one. */
export function strayTag(base: Base, snapshot: Pick<Snapshot, 'tags' | 'remote'>): StrayTag | null {
  if (base.tag !== null) return null;
  return findStrayTag(tagNames(snapshot), base.version, base.scheme, base.formats);
}
