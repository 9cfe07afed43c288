import { listedHistory } from '../../changelog/history.ts';
import { renderSections } from '../../changelog/render.ts';
import { withPromotion } from '../../changelog/promotion.ts';
import { buildSections } from '../../changelog/tree.ts';
import { changelogStart, updateChangelog } from '../../changelog/update.ts';
import type { ChangelogRequest, ChangelogStart, NextSection } from '../../changelog/update.ts';
import type { Settings } from '../../config/settings.ts';
import { refuse, RelctlError } from '../../error/error.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { renderTag } from '../../tag/format.ts';
import { tagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { isFinal, isPrerelease, parseVersion } from '../../version/version.ts';
import type { Base } from '../base.ts';
import { lostBy } from './changelog-lost.ts';
import {
  changeTypesOf,
  formatOf,
  keyHoldsPrerelease,
  refuseRepeatedTypes,
  rendererFor,
} from './changelog-means.ts';
import type { Decision } from '../decide.ts';
import type { Intent } from '../intent.ts';
import type { Policy } from '../policy.ts';
import { changelogPath, emptyChangelog } from '../release-files.ts';

/** The parts of a release on which the changelog's beginning depends. */
interface ChangelogInputs {
  readonly intent: Intent;
  readonly settings: Settings;
  readonly policy: Policy;
}

/** The parts of a release on which its changelog depends. */
export interface ChangelogContext extends ChangelogInputs {
  readonly snapshot: Snapshot;
  readonly decision: Decision;
}

export interface ChangelogEdit {
  /** The changelog's new text by its path; empty if no changelog is written. */
  readonly edits: ReadonlyMap<string, string>;
  /** As configured; null if no changelog is written. */
  readonly file: string | null;
  /** The new release's section. */
  readonly notes: string;
  /** All new sections, as commitizen prints them; null if no changelog is written. */
  readonly printed: string | null;
  /** The lines that are missing from the new text, without generated titles. */
  readonly lost: readonly string[];
}

/**
 * The point in history where the changelog's new part begins. It is known before the next version is.
 *
 * @returns null if no changelog is written
 * @throws CHANGELOG_FORMAT_UNKNOWN
 */
export function changelogBeginning(
  inputs: ChangelogInputs,
  base: Base,
  world: { readonly files: ReadonlyMap<string, string>; readonly tags: readonly Tag[] },
): ChangelogStart | null {
  const { commitizen } = inputs.settings;
  const writes = inputs.intent.changelog || commitizen.updateChangelogOnBump;
  formatOf(commitizen);
  if (!writes) return null;
  const next = { name: '', date: null, isPrerelease: asksForPrerelease(inputs), promotes: null };
  try {
    return changelogStart(requestFor(inputs, base, world, next));
  } catch (error) {
    // The same error is reported later, when the version is decided and the plan is made.
    if (error instanceof RelctlError) return { kind: 'beginning' };
    throw error;
  }
}

/**
 * @throws CHANGELOG_HEADING_WITHOUT_TAG, and in commitizen's profile NO_COMMITS_FOUND, because there a prerelease can't
 * become final without a new commit
 */
export function editChangelog(context: ChangelogContext): ChangelogEdit {
  const { settings, policy, snapshot, decision } = context;
  const { base } = decision;
  const next: NextSection = {
    name: decision.tag,
    date: snapshot.today,
    isPrerelease: asksForPrerelease(context),
    promotes: promotedBy(decision, policy),
  };
  const request = requestFor(context, base, snapshot, next);
  const commits = snapshot.history.changelog;
  if (commits === null)
    return { edits: new Map(), file: null, notes: notesAlone(request, snapshot), printed: null, lost: [] };
  if (commits.length === 0 && !mayBeEmpty(context)) {
    throw refuse('NO_COMMITS_FOUND', { tag: base.tag?.name ?? null });
  }
  refuseRepeatedTypes(request.changeTypes);
  requireKnownHeading(request, base, policy);
  const template = rendererFor(snapshot.template, settings.commitizen, true);
  const { file, section, notes } = updateChangelog({ ...request, template }, listedHistory(commits, request));
  return {
    edits: new Map([[changelogPath(base.place, settings.commitizen), file]]),
    file: settings.commitizen.changelogFile,
    notes,
    printed: section,
    lost: lostBy(request, file),
  };
}

/**
 * If the version has no tag, it is either the first one, or `complete-history` reports the missing tags. Refusing because
 * the changelog's tag is missing too would hide the real reason.
 */
function requireKnownHeading(request: ChangelogRequest, { tag }: Base, { rules }: Policy): void {
  if (tag !== null || rules.length === 0) changelogStart(request);
}

function asksForPrerelease({ intent, policy }: ChangelogInputs): boolean {
  const { phase, devrelease, increment } = intent;
  if (phase !== null) return true;
  if (policy.prereleaseByPhaseAlone) return false;
  if (devrelease !== null) return true;
  const version = increment.from === 'version' ? parseVersion(increment.value) : null;
  return version !== null && isPrerelease(version);
}

function requestFor(
  { settings, policy }: ChangelogInputs,
  base: Base,
  { files, tags }: { readonly files: ReadonlyMap<string, string>; readonly tags: readonly Tag[] },
  next: NextSection,
): ChangelogRequest {
  const { commitizen } = settings;
  const { headTagNamesSection, readsBareVersions, repeatsSections, tagFormatIsNew } = policy;
  const file = changelogPath(base.place, commitizen);
  return {
    file,
    format: formatOf(commitizen),
    template: null,
    existing: files.get(file) ?? emptyChangelog(commitizen),
    tags,
    reader: tagReader(tagFormatIsNew ? base.formats : base.configured),
    next,
    changeTypes: changeTypesOf(commitizen, base.rules),
    entriesOf: base.rules.entriesOf,
    startRevision: commitizen.changelogStartRev,
    mergePrereleases: commitizen.changelogMergePrerelease,
    headTagNamesFirstSection:
      headTagNamesSection && !(commitizen.changelogMergePrerelease && !next.isPrerelease),
    readsBareVersions,
    repeatsSections,
  };
}

/** The prerelease that this final release promotes; commitizen does not mention it. */
function promotedBy({ base, version }: Decision, policy: Policy): string | null {
  if (!policy.promotesWithoutCommits || !isPrerelease(base.version) || !isFinal(version)) return null;
  return base.tag?.name ?? renderTag(base.formats.current, base.version, base.scheme);
}

/** Parity: commitizen looks for the prerelease in its own `version` key, whichever provider keeps the version. */
function mayBeEmpty({ intent, settings, policy }: ChangelogInputs): boolean {
  return policy.promotesWithoutCommits || intent.allowNoCommit || keyHoldsPrerelease(settings.commitizen);
}

/** The section of a release that writes no changelog, for the message of the annotated tag. */
function notesAlone(request: ChangelogRequest, { history }: Snapshot): string {
  const listing = { ...request, mergePrereleases: true, headTagNamesFirstSection: false };
  const sections = buildSections(listedHistory(history.commits, listing), request.changeTypes);
  return renderSections(withPromotion(sections.slice(0, 1), request.next.promotes), request.format);
}
