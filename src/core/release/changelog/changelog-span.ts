import { headingReader } from '../../changelog/format/heading.ts';
import { readChangelog } from '../../changelog/outline.ts';
import { tagRange } from '../../changelog/range.ts';
import { changelogStart } from '../../changelog/update.ts';
import type { ChangelogRequest, ChangelogStart } from '../../changelog/update.ts';
import type { Profile, Settings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import { tagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { parseVersion } from '../../version/version.ts';
import { resolveTagMeans } from '../base.ts';
import { changeTypesOf, formatOf } from './changelog-means.ts';
import { plainIntent } from '../intent.ts';
import { policyOf } from '../policy.ts';
import { changelogPath, emptyChangelog } from '../release-files.ts';

/** The options of `relctl changelog` that do not replace a setting. */
export interface ChangelogIntent {
  /** A version, or two with `..` between them; null: everything. */
  readonly range: string | null;
  /** The title of the part without a tag, with today's date; null: `Unreleased`, without a date. */
  readonly unreleased: string | null;
  /** null: the configured one. */
  readonly tagFormat: string | null;
  /** null: the configured profile. */
  readonly profile: Profile | null;
}

/** What is known before the history is read. */
export interface ChangelogFacts {
  /** All of them, newest first by creator date. */
  readonly tags: readonly Tag[];
  /** The file's text; null if there is no file. */
  readonly existing: string | null;
}

/** Which commits the changelog needs. */
export interface ChangelogSpan {
  readonly start: ChangelogStart;
  /** null: HEAD. */
  readonly end: Tag | null;
}

/**
 * The part of the history that the changelog covers. It is known before the history is read.
 *
 * @throws INVALID_VERSION, NOT_ALLOWED for a range and `--incremental`, CHANGELOG_RANGE_INVALID, CHANGELOG_RANGE_NOT_FOUND,
 * CHANGELOG_HEADING_WITHOUT_TAG, and the errors for an unknown format, scheme or rule set
 */
export function changelogSpan(
  intent: ChangelogIntent,
  settings: Settings,
  facts: ChangelogFacts,
): ChangelogSpan {
  const { commitizen } = settings;
  const means = tagMeansOf(intent, settings);
  formatOf(commitizen);
  refuseBrokenVersion(settings);
  if (intent.range !== null) {
    if (commitizen.changelogIncremental) {
      throw refuse('NOT_ALLOWED', { problems: ['--incremental cannot be combined with RANGE'] });
    }
    const { behind, upTo } = tagRange(intent.range, facts.tags, means);
    return { start: behind === null ? { kind: 'beginning' } : { kind: 'tag', tag: behind }, end: upTo };
  }
  return { start: startOf(intent, settings, facts), end: null };
}

function startOf(intent: ChangelogIntent, settings: Settings, facts: ChangelogFacts): ChangelogStart {
  const { changelogIncremental, changelogStartRev } = settings.commitizen;
  if (changelogIncremental) {
    const request = changelogRequest(intent, settings, facts, '');
    const start = changelogStart(request);
    if (start.kind !== 'tag' && intent.tagFormat !== null) refuseOtherHeadings(request, settings);
    return start;
  }
  return changelogStartRev === null
    ? { kind: 'beginning' }
    : { kind: 'revision', revision: changelogStartRev };
}

/**
 * Refuses a file whose releases are named by the configured format if the command line asks for another one: relctl would
 * append the whole history to it. Parity: exit code 16.
 */
function refuseOtherHeadings({ existing, file, format }: ChangelogRequest, settings: Settings): void {
  const readHeading = headingReader(tagReader(resolveTagMeans(settings).formats), format.releaseInTitle);
  const { latest } = readChangelog((existing ?? '').replace(/^\ufeff/, ''), format, readHeading);
  if (latest === null) return;
  throw refuse('CHANGELOG_HEADING_WITHOUT_TAG', { file, line: latest.line + 1, title: latest.title });
}

/** Parity: commitizen reads its own `version` key here, whichever provider keeps the version. */
function refuseBrokenVersion({ commitizen: { version }, configFile }: Settings): void {
  if (version !== '' && parseVersion(version) === null)
    throw refuse('INVALID_VERSION', { version, where: configFile });
}

/** @param today '' if the sections are not written yet */
export function changelogRequest(
  intent: ChangelogIntent,
  settings: Settings,
  { existing, tags }: ChangelogFacts,
  today: string,
): ChangelogRequest {
  const { commitizen } = settings;
  const { place, formats, rules } = tagMeansOf(intent, settings);
  const policy = policyOf({ ...plainIntent('changelog'), profile: intent.profile }, settings);
  const { unreleased } = intent;
  return {
    file: changelogPath(place, commitizen),
    format: formatOf(commitizen),
    template: null,
    existing: existing ?? emptyChangelog(commitizen),
    tags,
    reader: tagReader(formats),
    next: {
      name: unreleased === null || unreleased === '' ? 'Unreleased' : unreleased,
      date: unreleased === null ? null : today,
      // Parity: true even if the name is that of a final release.
      isPrerelease: true,
      promotes: null,
    },
    changeTypes: changeTypesOf(commitizen, rules),
    entriesOf: rules.entriesOf,
    startRevision: commitizen.changelogStartRev,
    mergePrereleases: commitizen.changelogMergePrerelease,
    headTagNamesFirstSection: true,
    readsBareVersions: policy.readsBareVersions,
    repeatsSections: policy.repeatsSections,
  };
}

function tagMeansOf({ tagFormat }: ChangelogIntent, settings: Settings): ReturnType<typeof resolveTagMeans> {
  const means = resolveTagMeans(settings);
  return tagFormat === null ? means : { ...means, formats: { ...means.formats, current: tagFormat } };
}
