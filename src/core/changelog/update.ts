import type { Tag } from '../tag/tag.ts';
import { versionKey } from '../version/version.ts';
import { tagOfHeading } from './format/base.ts';
import { knownTitles } from './change-type.ts';
import type { ChangeTypes } from './change-type.ts';
import type { ChangelogFormat } from './format/format.ts';
import { handWrittenIn } from './hand-written.ts';
import type { ListedHistory, ListingOptions } from './history.ts';
import { headingReader, lenientHeadingReader } from './format/heading.ts';
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
import type { SectionRenderer } from './template.ts';
import { buildSections } from './tree.ts';

/** All that a changelog needs for its next section, except for the commits. */
export interface ChangelogRequest extends ListingOptions {
  /** The path of the changelog, for messages. */
  readonly file: string;
  readonly format: ChangelogFormat;
  /** The project's own template; null: sections are rendered by the format. */
  readonly template: SectionRenderer | null;
  /** The whole text; null if the file does not exist. */
  readonly existing: string | null;
  readonly next: NextSection;
  readonly changeTypes: ChangeTypes;
  /** `changelog_start_rev`: where to start if the file has no release yet. */
  readonly startRevision: string | null;
  /** Whether a heading with a bare version (`## [1.0.0]`) counts if a tag of that version exists. */
  readonly readsBareVersions: boolean;
  /** Whether a section that the file has is written again if its commits are newer than the latest release in the file. */
  readonly repeatsSections: boolean;
}

export interface NextSection {
  /** The tag of the release, or `Unreleased`. */
  readonly name: string;
  readonly date: string | null;
  /**
   * Whether the section comes before a final release: true for a prerelease and for unreleased changes. Then the sections
   * of prereleases in the file stay, even if a final release would merge them.
   */
  readonly isPrerelease: boolean;
  /** The tag of the prerelease that this final release promotes; null if it promotes none. */
  readonly promotes: string | null;
}

/** Where the commits for the changelog start. */
export type ChangelogStart =
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'beginning' };

export interface ChangelogUpdate {
  /** The whole new text of the file. */
  readonly file: string;
  /** The sections made from the commits, as commitizen prints them in a dry run. */
  readonly section: string;
  /** Only the first of these sections, with its hand-written text. */
  readonly notes: string;
  /** The names of the sections, newest first. */
  readonly names: readonly string[];
}

/**
 * The part of the history that the changelog needs: `START..HEAD`, to be read with `--topo-order`.
 *
 * @throws CHANGELOG_HEADING_WITHOUT_TAG if the latest release in the file has no tag
 */
export function changelogStart(request: ChangelogRequest): ChangelogStart {
  const { tags, reader, file, startRevision } = request;
  const { state } = readExisting(request);
  const { above } = placeIn(state, request);
  if (above !== null) return { kind: 'tag', tag: tagOfHeading(above, tags, reader, file) };
  // If the file contains only prereleases, all of it is regenerated: their sections may be older than the revision.
  // Parity: the same holds for a file without any release if prereleases are merged, but not for an empty file.
  const readsAll = state.latest !== null || (merges(request) && state.lines.length > 0);
  if (startRevision === null || readsAll) return { kind: 'beginning' };
  return { kind: 'revision', revision: startRevision };
}

/**
 * Adds a section for the new changes, and one for each tag that is missing from the changelog.
 *
 * @param history since {@link changelogStart}
 */
export function updateChangelog(request: ChangelogRequest, history: ListedHistory): ChangelogUpdate {
  const made = sectionsOf(request, history);
  const { mark, state: found } = readExisting(request);
  const merged = withoutMerged(withoutMessageHeadings(found, made), request, history);
  const state = withoutMessageHeadings(merged, made);
  const place = placeIn(state, request);
  const sections = request.repeatsSections ? made : withoutKeptSections(made, state, place, request);
  const { section, notes, inserted } =
    request.template === null
      ? newTextByFormat(sections, state, place, request)
      : newTextByTemplate(sections, state, place, request.template);
  const names = sections.map(({ name }) => name);
  return { file: mark + spliceText(state, place, inserted), section, notes, names };
}

/** Regenerates the whole changelog. Only the byte order mark and the line ends of the old text are kept. */
export function rewriteChangelog(request: ChangelogRequest, history: ListedHistory): ChangelogUpdate {
  const sections = sectionsOf(request, history);
  const { mark, state } = readExisting(request);
  const render = request.template ?? ((some) => renderSections(some, request.format));
  const section = render(sections);
  return {
    file: mark + withLineEnds(section, lineEndOf(state.lines)),
    section,
    notes: render(sections.slice(0, 1)),
    names: sections.map(({ name }) => name),
  };
}

function withLineEnds(text: string, end: string): string {
  return end === '\n' ? text : text.replaceAll('\n', end);
}

function sectionsOf({ changeTypes, next }: ChangelogRequest, history: ListedHistory): readonly Section[] {
  return withPromotion(buildSections(history, changeTypes), next.promotes);
}

/** Ignores headings that are lines of a commit message in the new sections: they are generated, not hand-written. */
function withoutMessageHeadings(state: ChangelogState, sections: readonly Section[]): ChangelogState {
  const entries = sections.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const messageLines = new Set(entries.flatMap(({ message }) => message.split('\n').slice(1)));
  const isMessageLine = ({ line }: Heading): boolean =>
    messageLines.has((state.lines[line] ?? '').replace(/\r?\n$/, ''));
  return { ...state, headings: state.headings.filter((heading) => !isMessageLine(heading)) };
}

/** Removes the sections of merged prereleases that are further down in the file. */
function withoutMerged(
  state: ChangelogState,
  request: ChangelogRequest,
  { marked }: ListedHistory,
): ChangelogState {
  const { mergePrereleases, repeatsSections, next, tags, reader, format, changeTypes } = request;
  if (!mergePrereleases || next.isPrerelease || repeatsSections) return state;
  const merged = tags.flatMap(({ name, commit }) =>
    marked.has(commit) ? (reader.versionOf(name) ?? []) : [],
  );
  const titles = knownTitles(changeTypes);
  const gone = linesOf(
    mergedPlaces(state, placeIn(state, request), merged, { bullet: format.bullet, titles }),
  );
  if (gone.size === 0) return state;
  return readText(state.lines.filter((_, line) => !gone.has(line)).join(''), request);
}

function linesOf(places: readonly Place[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { from, to } of places) for (let line = from; line < to; line += 1) lines.add(line);
  return lines;
}

/**
 * Leaves out sections that the file has already below the new ones. This happens if the latest release in the file does not
 * reach their commits: a hotfix took the version of a prerelease, and its section is above those of the prereleases.
 */
function withoutKeptSections(
  [newest, ...older]: readonly Section[],
  { headings }: ChangelogState,
  { to }: Place,
  { reader }: ChangelogRequest,
): readonly Section[] {
  if (newest === undefined) return [];
  const versions = headings.flatMap(({ line, release }) => (line < to ? [] : (release?.version ?? [])));
  const kept = new Set(versions.map(versionKey));
  const isKept = ({ name }: Section): boolean => {
    const version = reader.versionOf(name);
    return version !== null && kept.has(versionKey(version));
  };
  return [newest, ...older.filter((section) => !isKept(section))];
}

interface NewText {
  readonly section: string;
  readonly notes: string;
  /** All new text, with the hand-written text that is kept. */
  readonly inserted: string;
}

function newTextByFormat(
  sections: readonly Section[],
  state: ChangelogState,
  place: Place,
  { format, changeTypes }: ChangelogRequest,
): NewText {
  const kept = handWrittenIn(state, place, format.bullet, knownTitles(changeTypes));
  const [newest, ...older] = sections;
  const notes = newest === undefined ? '' : renderSection(newest, format, kept);
  const texts = [notes, renderSections(older, format), kept.after === null ? '' : `${kept.after}\n`];
  const inserted = texts.filter((text) => text !== '').join('\n');
  return { section: renderSections(sections, format), notes, inserted };
}

/** Hand-written text goes below the text of a template, since relctl can't find a place for it inside. */
function newTextByTemplate(
  sections: readonly Section[],
  state: ChangelogState,
  place: Place,
  render: SectionRenderer,
): NewText {
  const section = withNote(sections, render);
  const kept = strangeTextIn(state, place, section);
  const inserted = kept === null ? section : `${section.trimEnd()}\n\n${kept}\n`;
  return {
    section,
    notes: sections.length === 1 ? section : withNote(sections.slice(0, 1), render),
    inserted,
  };
}

/** Templates have no variable for notes: the note of the newest section goes below its text, if that can be found. */
function withNote(sections: readonly Section[], render: SectionRenderer): string {
  const text = render(sections);
  const note = sections[0]?.note ?? null;
  const newest = render(sections.slice(0, 1)).trimEnd();
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

/** Whether this is a final release that merges its prereleases into one section. */
function merges({ mergePrereleases, next }: ChangelogRequest): boolean {
  return mergePrereleases && !next.isPrerelease;
}
