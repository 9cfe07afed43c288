import { knownTitles } from '../changelog/change-type.ts';
import { headingReader } from '../changelog/heading.ts';
import { lostLines } from '../changelog/lost.ts';
import { tagRange } from '../changelog/range.ts';
import { changelogStart, rewriteChangelog, updateChangelog } from '../changelog/update.ts';
import type { ChangelogRequest, ChangelogStart } from '../changelog/update.ts';
import type { Commit } from '../commit/commit.ts';
import type { Profile, Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isPrerelease, parseVersion } from '../version/version.ts';
import { resolveTagMeans } from './base.ts';
import { changeTypesOf, formatOf, tellerFor } from './changelog-edit.ts';
import type { Plan, WriteFile } from './effect.ts';
import { plainIntent } from './intent.ts';
import { policyOf } from './policy.ts';
import { changelogPath } from './survey.ts';

/** What `relctl changelog` is asked for, beside the settings that its options replace. */
export interface ChangelogIntent {
  /** A version, or two with `..` between them; null: all that there is. */
  readonly range: string | null;
  /** The title of what has no tag yet, which bears today's date then; null: `Unreleased`, without a date. */
  readonly unreleased: string | null;
  /** null: the configured profile. */
  readonly profile: Profile | null;
}

/** The part of the world that is known before the history is read. */
export interface ChangelogGround {
  /** All of them, newest first by creator date. */
  readonly tags: readonly Tag[];
  /** The file's text; null when there is none. */
  readonly existing: string | null;
}

/** All that the changelog is made from. */
export interface ChangelogSnapshot
  extends ChangelogGround, Pick<Snapshot, 'today' | 'head' | 'dirty' | 'shallow' | 'template'> {
  /** Whether nobody may write the file. */
  readonly readOnly: boolean;
  /** Those that {@link changelogSpan} asks for, newest first in topological order. */
  readonly commits: readonly Commit[];
}

/** Which commits the changelog needs. */
export interface ChangelogSpan {
  readonly start: ChangelogStart;
  /** null: HEAD. */
  readonly end: Tag | null;
}

/** The changelog, worked out: one file to be written, or nothing where it is as it should be. */
export interface ChangelogPlan extends Plan {
  readonly profile: Profile;
  readonly file: string;
  readonly readOnly: boolean;
  /** What is told anew, as commitizen prints it; of an incremental changelog the new sections alone. */
  readonly text: string;
  /** The names of its sections, newest first. */
  readonly sections: readonly string[];
  /** Lines of the file that are not in the new one; empty where nothing is lost. */
  readonly lost: readonly string[];
  /** Whether `--incremental` would keep them. */
  readonly keepable: boolean;
  /** What a person should know; one sentence each. */
  readonly notices: readonly string[];
}

/**
 * Which part of the history a changelog tells of, known before that is read.
 *
 * @throws NOT_ALLOWED for a range and `--incremental`, CHANGELOG_RANGE_INVALID, CHANGELOG_RANGE_NOT_FOUND,
 * CHANGELOG_HEADING_WITHOUT_TAG, and what an unknown format, scheme or rule set earns
 */
export function changelogSpan(
  intent: ChangelogIntent,
  settings: Settings,
  ground: ChangelogGround,
): ChangelogSpan {
  const { range } = intent;
  const { changelogIncremental, changelogStartRev } = settings.commitizen;
  const means = resolveTagMeans(settings);
  formatOf(settings.commitizen);
  if (range !== null && changelogIncremental) {
    throw refuse('NOT_ALLOWED', { problems: ['--incremental cannot be combined with RANGE'] });
  }
  if (range !== null) {
    const { behind, upTo } = tagRange(range, ground.tags, means);
    return { start: behind === null ? { kind: 'beginning' } : { kind: 'tag', tag: behind }, end: upTo };
  }
  if (changelogIncremental)
    return { start: changelogStart(requestFor(intent, settings, ground, '')), end: null };
  const start: ChangelogStart =
    changelogStartRev === null ? { kind: 'beginning' } : { kind: 'revision', revision: changelogStartRev };
  return { start, end: null };
}

/** @throws CHANGELOG_NO_COMMITS, and what {@link changelogSpan} throws */
export function planChangelog(
  intent: ChangelogIntent,
  settings: Settings,
  snapshot: ChangelogSnapshot,
): ChangelogPlan {
  const { existing, commits, head, dirty, tags } = snapshot;
  const { commitizen } = settings;
  const span = changelogSpan(intent, settings, snapshot);
  if (commits.length === 0 && !mayBeEmpty(commitizen)) {
    throw refuse('CHANGELOG_NO_COMMITS', { since: nameOf(span.start) });
  }
  const request = {
    ...requestFor(intent, settings, snapshot, snapshot.today),
    template: tellerFor(snapshot.template, commits, commitizen, commitizen.changelogIncremental),
  };
  const tell = commitizen.changelogIncremental ? updateChangelog : rewriteChangelog;
  const { file, section, names } = tell(request, commits);
  return {
    title: `the writing of ${request.file}`,
    basis: { head: head.sha ?? '', branch: head.branch, dirty },
    effects: writeEffect(request.file, existing, file),
    profile: intent.profile ?? settings.relctl.profile,
    file: request.file,
    readOnly: snapshot.readOnly,
    text: section,
    sections: names,
    lost: commitizen.changelogIncremental ? [] : lostBy(request, file),
    keepable: intent.range === null,
    notices: [...strangeTags(tags, request), ...missingHistory(span, snapshot)],
  };
}

/** @param today '' where the sections are not to be made yet */
function requestFor(
  intent: ChangelogIntent,
  settings: Settings,
  { existing, tags }: ChangelogGround,
  today: string,
): ChangelogRequest {
  const { commitizen } = settings;
  const { place, formats, rules } = resolveTagMeans(settings);
  const policy = policyOf({ ...plainIntent('changelog'), profile: intent.profile }, settings);
  const { unreleased } = intent;
  return {
    file: changelogPath(place, commitizen),
    format: formatOf(commitizen),
    template: null,
    existing,
    tags,
    reader: tagReader(formats),
    next: {
      name: unreleased === null || unreleased === '' ? 'Unreleased' : unreleased,
      date: unreleased === null ? null : today,
      // Parity: also a name that will be a final release's.
      isPrerelease: true,
      promotes: null,
    },
    changeTypes: changeTypesOf(commitizen, rules),
    entriesOf: rules.entriesOf,
    startRevision: commitizen.changelogStartRev,
    mergePrereleases: commitizen.changelogMergePrerelease,
    headTagNamesFirstSection: true,
    readsBareVersions: policy.readsBareVersions,
  };
}

/** Parity: commitizen looks for a prerelease in its own `version` key, whichever provider keeps the version. */
function mayBeEmpty({ version }: Settings['commitizen']): boolean {
  const configured = parseVersion(version);
  return configured !== null && isPrerelease(configured);
}

function nameOf(start: ChangelogStart): string | null {
  switch (start.kind) {
    case 'beginning':
      return null;
    case 'tag':
      return start.tag.name;
    case 'revision':
      return start.revision;
  }
}

function writeEffect(path: string, before: string | null, after: string): readonly WriteFile[] {
  return before === after ? [] : [{ kind: 'write-file', path, before, after }];
}

function lostBy(
  { existing, reader, format, changeTypes }: ChangelogRequest,
  file: string,
): readonly string[] {
  const readHeading = headingReader(reader, format.releaseInTitle);
  const titles = knownTitles(changeTypes);
  const isMade = (title: string): boolean =>
    titles.has(title) || title.toLowerCase().includes('unreleased') || readHeading(title) !== null;
  return existing === null ? [] : lostLines(existing, file, format, isMade);
}

/** How many tags a notice names. */
const NAMED = 5;

function strangeTags(tags: readonly Tag[], { reader }: ChangelogRequest): readonly string[] {
  const strange = tags.filter(({ name }) => reader.versionOf(name) === null && !reader.isIgnored(name));
  if (strange.length === 0) return [];
  const names = strange.slice(0, NAMED).map(({ name }) => name);
  const more = strange.length - names.length;
  return [
    `no tag format reads ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}; ignored_tag_formats silences this`,
  ];
}

/** Only where the history that is cut off would have been told. */
function missingHistory(
  { start }: ChangelogSpan,
  { shallow, commits }: ChangelogSnapshot,
): readonly string[] {
  const isCut = start.kind === 'beginning' && commits.some(({ sha }) => shallow.has(sha));
  return isCut ? ['this clone is shallow, so older sections are missing: git fetch --unshallow'] : [];
}
