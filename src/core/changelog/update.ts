import type { Commit } from '../commit/commit.ts';
import type { CommitRules } from '../commit/rules.ts';
import type { TagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { compareVersions } from '../version/version.ts';
import { tagOfHeading } from './base.ts';
import { knownTitles } from './change-type.ts';
import type { ChangeTypes } from './change-type.ts';
import type { ChangelogFormat } from './format.ts';
import { handWrittenIn } from './hand-written.ts';
import { headingReader, lenientHeadingReader } from './heading.ts';
import { mergedPlaces } from './merged.ts';
import { readChangelog } from './outline.ts';
import type { ChangelogState, Heading } from './outline.ts';
import { mergingPlaceOf, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { withPromotion } from './promotion.ts';
import { renderSection, renderSections } from './render.ts';
import type { Section } from './section.ts';
import { lineEndOf, spliceText } from './splice.ts';
import { strangeTextIn } from './strange-text.ts';
import type { SectionTeller } from './template.ts';
import { buildSections } from './tree.ts';

/** All but the commits that a changelog needs for its next section. */
export interface ChangelogRequest {
  /** Its path, for messages. */
  readonly file: string;
  readonly format: ChangelogFormat;
  /** How the project tells sections itself; null: as the format does. */
  readonly template: SectionTeller | null;
  /** The whole text; null when there is no such file. */
  readonly existing: string | null;
  /** All tags, newest first by creator date. */
  readonly tags: readonly Tag[];
  readonly reader: TagReader;
  readonly next: NextSection;
  readonly changeTypes: ChangeTypes;
  readonly entriesOf: CommitRules['entriesOf'];
  /** `changelog_start_rev`: where to begin when the file has no release yet. */
  readonly startRevision: string | null;
  /** `changelog_merge_prerelease`. */
  readonly mergePrereleases: boolean;
  /** Whether a heading with a bare version (`## [1.0.0]`) counts where a tag of that version exists. */
  readonly readsBareVersions: boolean;
  /** Whether a section that the file has is told again, where its commits are newer than the latest release in the file. */
  readonly repeatsSections: boolean;
  /** @see TreeOptions */
  readonly headTagNamesFirstSection: boolean;
}

export interface NextSection {
  /** The tag to be made, or `Unreleased`. */
  readonly name: string;
  readonly date: string | null;
  /**
   * Whether it comes before a release: the sections of prereleases in the file stay then, also where a final release
   * would merge them. So it is for a prerelease, and for what is not released yet.
   */
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
  /** The names of the sections, newest first. */
  readonly names: readonly string[];
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
  // Parity: so is one without any release, where prereleases are to be merged; one that is empty is not.
  const isToldWhole = state.latest !== null || (merges(request) && state.lines.length > 0);
  if (startRevision === null || isToldWhole) return { kind: 'beginning' };
  return { kind: 'revision', revision: startRevision };
}

/**
 * The changelog with a section for what is new, and one for each tag that it lacks.
 *
 * @param commits what {@link changelogStart} asks for, newest first
 */
export function updateChangelog(request: ChangelogRequest, commits: readonly Commit[]): ChangelogUpdate {
  const made = sectionsOf(request, commits);
  const { mark, state: found } = readExisting(request);
  const merged = withoutMerged(withoutToldHeadings(found, made), request, commits);
  const state = withoutToldHeadings(merged, made);
  const place = placeIn(state, request);
  const sections = request.repeatsSections ? made : withoutKeptSections(made, state, place, request);
  const { section, notes, inserted } =
    request.template === null
      ? toldByFormat(sections, state, place, request)
      : toldByTemplate(sections, state, place, request.template);
  const names = sections.map(({ name }) => name);
  return { file: mark + spliceText(state, place, inserted), section, notes, names };
}

/**
 * The changelog told anew, with nothing of the old text but its byte order mark and line ends.
 *
 * @param commits newest first
 */
export function rewriteChangelog(request: ChangelogRequest, commits: readonly Commit[]): ChangelogUpdate {
  const sections = sectionsOf(request, commits);
  const { mark, state } = readExisting(request);
  const tell = request.template ?? ((some) => renderSections(some, request.format));
  const section = tell(sections);
  return {
    file: mark + section.replaceAll('\n', lineEndOf(state.lines)),
    section,
    notes: tell(sections.slice(0, 1)),
    names: sections.map(({ name }) => name),
  };
}

function sectionsOf(request: ChangelogRequest, commits: readonly Commit[]): readonly Section[] {
  const { tags, reader, next, ...options } = request;
  return withPromotion(buildSections(commits, tags, reader, { ...options, unreleased: next }), next.promotes);
}

/** A line of a commit's message may look like a heading: where it is told anew, it is no person's. */
function withoutToldHeadings(state: ChangelogState, sections: readonly Section[]): ChangelogState {
  const entries = sections.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const told = new Set(entries.flatMap(({ message }) => message.split('\n').slice(1)));
  const isTold = ({ line }: Heading): boolean => told.has((state.lines[line] ?? '').replace(/\r?\n$/, ''));
  return { ...state, headings: state.headings.filter((heading) => !isTold(heading)) };
}

/** Without the sections of prereleases that a final release merges, where they are not in its place. */
function withoutMerged(
  state: ChangelogState,
  request: ChangelogRequest,
  commits: readonly Commit[],
): ChangelogState {
  const { mergePrereleases, repeatsSections, next, tags, reader, format, changeTypes } = request;
  if (!mergePrereleases || next.isPrerelease || repeatsSections) return state;
  const told = new Set(commits.map(({ sha }) => sha));
  const merged = tags.flatMap(({ name, commit }) => (told.has(commit) ? (reader.versionOf(name) ?? []) : []));
  const titles = knownTitles(changeTypes);
  const gone = mergedPlaces(state, placeIn(state, request), merged, { bullet: format.bullet, titles });
  if (gone.length === 0) return state;
  const isGone = (line: number): boolean => gone.some(({ from, to }) => line >= from && line < to);
  return readText(state.lines.filter((_, line) => !isGone(line)).join(''), request);
}

/**
 * The sections that the file does not have below the place. It may have one whose commits the latest release does not
 * reach: a hotfix was told above the prereleases of the version that it took.
 */
function withoutKeptSections(
  [newest, ...older]: readonly Section[],
  { headings }: ChangelogState,
  { to }: Place,
  { reader }: ChangelogRequest,
): readonly Section[] {
  if (newest === undefined) return [];
  const kept = headings.flatMap(({ line, release }) => (line < to ? [] : (release?.version ?? [])));
  const isKept = ({ name }: Section): boolean => {
    const version = reader.versionOf(name);
    return version !== null && kept.some((one) => compareVersions(one, version) === 0);
  };
  return [newest, ...older.filter((section) => !isKept(section))];
}

interface Told {
  readonly section: string;
  readonly notes: string;
  /** All of it, with what was kept of hand-written text. */
  readonly inserted: string;
}

function toldByFormat(
  sections: readonly Section[],
  state: ChangelogState,
  place: Place,
  { format, changeTypes }: ChangelogRequest,
): Told {
  const kept = handWrittenIn(state, place, format.bullet, knownTitles(changeTypes));
  const [newest, ...older] = sections;
  const notes = newest === undefined ? '' : renderSection(newest, format, kept);
  const texts = [notes, renderSections(older, format), kept.after === null ? '' : `${kept.after}\n`];
  const inserted = texts.filter((text) => text !== '').join('\n');
  return { section: renderSections(sections, format), notes, inserted };
}

/** What a template makes of a section is not known to have a place for hand-written text: that goes below it. */
function toldByTemplate(
  sections: readonly Section[],
  state: ChangelogState,
  place: Place,
  tell: SectionTeller,
): Told {
  const section = withNote(sections, tell);
  const kept = strangeTextIn(state, place, section);
  const inserted = kept === null ? section : `${section.trimEnd()}\n\n${kept}\n`;
  return { section, notes: sections.length === 1 ? section : withNote(sections.slice(0, 1), tell), inserted };
}

/** A template does not know of notes: that of the newest section goes below its text, where that can be made out. */
function withNote(sections: readonly Section[], tell: SectionTeller): string {
  const text = tell(sections);
  const note = sections[0]?.note ?? null;
  const newest = tell(sections.slice(0, 1)).trimEnd();
  if (note === null || !text.startsWith(newest)) return text;
  return `${newest}\n\n${note}${text.slice(newest.length) || '\n'}`;
}

interface ExistingChangelog {
  /** The byte order mark, or nothing. */
  readonly mark: string;
  readonly state: ChangelogState;
}

function readExisting(request: ChangelogRequest): ExistingChangelog {
  const text = request.existing ?? '';
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return { mark, state: readText(text.slice(mark.length), request) };
}

function readText(
  text: string,
  { reader, tags, format, readsBareVersions }: ChangelogRequest,
): ChangelogState {
  const readHeading = readsBareVersions
    ? lenientHeadingReader(reader, tags, format.releaseInTitle)
    : headingReader(reader, format.releaseInTitle);
  return readChangelog(text, format, readHeading);
}

function placeIn(state: ChangelogState, request: ChangelogRequest): Place {
  return merges(request) ? mergingPlaceOf(state) : placeOf(state);
}

/** Whether a final release tells its whole cycle in one section. */
function merges({ mergePrereleases, next }: ChangelogRequest): boolean {
  return mergePrereleases && !next.isPrerelease;
}
