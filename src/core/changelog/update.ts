import type { Commit } from '../commit/commit.ts';
import type { TagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { tagOfHeading } from './base.ts';
import { knownTitles } from './change-type.ts';
import type { ChangeTypes } from './change-type.ts';
import type { ChangelogFormat } from './format.ts';
import { handWrittenIn } from './hand-written.ts';
import { headingReader, lenientHeadingReader } from './heading.ts';
import { readChangelog } from './outline.ts';
import type { ChangelogState } from './outline.ts';
import { mergingPlaceOf, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { withPromotion } from './promotion.ts';
import { renderSection, renderSections } from './render.ts';
import type { Section } from './section.ts';
import { spliceText } from './splice.ts';
import { buildSections } from './tree.ts';

/** All but the commits that a changelog needs for its next section. */
export interface ChangelogRequest {
  /** Its path, for messages. */
  readonly file: string;
  readonly format: ChangelogFormat;
  /** The whole text; null when there is no such file. */
  readonly existing: string | null;
  /** All tags, newest first by creator date. */
  readonly tags: readonly Tag[];
  readonly reader: TagReader;
  readonly next: NextSection;
  readonly changeTypes: ChangeTypes;
  /** `changelog_start_rev`: where to begin when the file has no release yet. */
  readonly startRevision: string | null;
  /** `changelog_merge_prerelease`. */
  readonly mergePrereleases: boolean;
  /** Whether a heading with a bare version (`## [1.0.0]`) counts where a tag of that version exists. */
  readonly readsBareVersions: boolean;
  /** @see TreeOptions; never while prereleases are merged */
  readonly headTagNamesFirstSection: boolean;
}

export interface NextSection {
  /** The tag to be made, or `Unreleased`. */
  readonly name: string;
  readonly date: string | null;
  /** A prerelease gets a section of its own, also where a final release then merges it. */
  readonly isPrerelease: boolean;
  /** The tag of the prerelease that this final release promotes; null when it promotes none. */
  readonly promotes: string | null;
}

/** What the commits of the changelog are newer than. */
export type ChangelogStart =
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'beginning' };

export interface ChangelogUpdate {
  /** The whole new text of the file. */
  readonly file: string;
  /** The sections made from the commits, as commitizen prints them in a dry run. */
  readonly section: string;
  /** The first of them alone, with what was kept of hand-written text for it. */
  readonly notes: string;
}

/**
 * Which part of the history the changelog needs: `START..HEAD`, to be read with `--topo-order`.
 *
 * @throws CHANGELOG_HEADING_WITHOUT_TAG when the latest release in the file has no tag
 */
export function changelogStart(request: ChangelogRequest): ChangelogStart {
  const { tags, reader, file, startRevision } = request;
  const { state } = readExisting(request);
  const { above } = placeIn(state, request);
  if (above !== null) return { kind: 'tag', tag: tagOfHeading(above, tags, reader, file) };
  // A file of prereleases alone is told anew as a whole: what they told may be older than the revision.
  if (startRevision === null || state.latest !== null) return { kind: 'beginning' };
  return { kind: 'revision', revision: startRevision };
}

/**
 * The changelog with a section for what is new, and one for each tag that it lacks.
 *
 * @param commits what {@link changelogStart} asks for, newest first
 */
export function updateChangelog(request: ChangelogRequest, commits: readonly Commit[]): ChangelogUpdate {
  const { tags, reader, next, changeTypes, mergePrereleases } = request;
  const sections = withPromotion(
    buildSections(commits, tags, reader, {
      unreleased: next,
      changeTypes,
      mergePrereleases,
      headTagNamesFirstSection: request.headTagNamesFirstSection && !mergePrereleases,
    }),
    next.promotes,
  );
  const { mark, state } = readExisting(request);
  const place = placeIn(state, request);
  const { notes, printed, inserted } = writeSections(sections, state, place, request);
  return { file: mark + spliceText(state, place, inserted), section: printed, notes };
}

interface Written {
  readonly notes: string;
  readonly printed: string;
  /** With what was kept of hand-written text. */
  readonly inserted: string;
}

function writeSections(
  sections: readonly Section[],
  state: ChangelogState,
  place: Place,
  { format, changeTypes }: ChangelogRequest,
): Written {
  const kept = handWrittenIn(state, place, format.bullet, knownTitles(changeTypes));
  const [newest, ...older] = sections;
  const notes = newest === undefined ? '' : renderSection(newest, format, kept);
  const texts = [notes, renderSections(older, format), kept.after === null ? '' : `${kept.after}\n`];
  const inserted = texts.filter((text) => text !== '').join('\n');
  return { notes, printed: renderSections(sections, format), inserted };
}

interface ExistingChangelog {
  /** The byte order mark, or nothing. */
  readonly mark: string;
  readonly state: ChangelogState;
}

function readExisting(request: ChangelogRequest): ExistingChangelog {
  const { existing, reader, tags, format } = request;
  const text = existing ?? '';
  const readHeading = request.readsBareVersions
    ? lenientHeadingReader(reader, tags, format.releaseInTitle)
    : headingReader(reader, format.releaseInTitle);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return { mark, state: readChangelog(text.slice(mark.length), format, readHeading) };
}

function placeIn(state: ChangelogState, { mergePrereleases, next }: ChangelogRequest): Place {
  return mergePrereleases && !next.isPrerelease ? mergingPlaceOf(state) : placeOf(state);
}
