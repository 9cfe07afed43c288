import { isPrerelease } from '../version/version.ts';
import type { ChangelogFormat } from './format.ts';
import type { HeadingReader, NamedRelease } from './heading.ts';
import type { Title } from './title.ts';

/** A changelog as it stands, line by line, and what its headings are. Lines are counted from 0. */
export interface ChangelogState {
  /** Each with its own line end. */
  readonly lines: readonly string[];
  /** The lines within code or a comment: nothing in them is a heading. */
  readonly literal: ReadonlySet<number>;
  /** From top to bottom. */
  readonly headings: readonly Heading[];
  /** Where unreleased changes are told, above the latest release. */
  readonly unreleased: Heading | null;
  readonly latest: ReleaseHeading | null;
  /** The first heading, from `latest` on, of what is no prerelease. */
  readonly latestFinal: ReleaseHeading | null;
}

export interface Heading {
  /** The first of its lines. */
  readonly line: number;
  /** The line below its last one. */
  readonly body: number;
  /** 1 for the highest. */
  readonly level: number;
  readonly title: string;
  /** Always null in a title that says "unreleased". */
  readonly release: NamedRelease | null;
}

export type ReleaseHeading = Heading & { readonly release: NamedRelease };

/**
 * Where a changelog tells of unreleased changes and of its latest releases.
 *
 * Found as commitizen finds them, but for three things that it takes for headings of that kind: one in code or in
 * a comment, one of the unreleased part that names an old release (`### Upgrade from v1.0.0`), and a document's
 * title that says "unreleased" and has the releases under it.
 *
 * @param text without a byte order mark
 */
export function readChangelog(
  text: string,
  format: ChangelogFormat,
  readHeading: HeadingReader,
): ChangelogState {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const literal = format.literalLines(lines);
  const headings = format.titles(lines, literal).map((title) => headingOf(title, readHeading));
  const unreleased = unreleasedAmong(headings);
  const end = unreleased === null ? 0 : endOfPart(headings, unreleased);
  const releases = headings.filter(isRelease).filter(({ line }) => line >= end || unreleased === null);
  return {
    lines,
    literal,
    headings,
    unreleased,
    latest: releases[0] ?? null,
    latestFinal: releases.find(({ release }) => !isOfPrerelease(release)) ?? null,
  };
}

/** The line of the next heading that does not stand under this one; Infinity when all that follow do. */
export function endOfPart(headings: readonly Heading[], part: Heading): number {
  return headings.find(({ line, level }) => line > part.line && level <= part.level)?.line ?? Infinity;
}

export function isOfPrerelease({ version }: NamedRelease): boolean {
  return version !== null && isPrerelease(version);
}

function headingOf({ text, ...where }: Title, readHeading: HeadingReader): Heading {
  return { ...where, title: text, release: saysUnreleased(text) ? null : readHeading(text) };
}

function saysUnreleased(title: string): boolean {
  return title.toLowerCase().includes('unreleased');
}

function isRelease(heading: Heading): heading is ReleaseHeading {
  return heading.release !== null;
}

function unreleasedAmong(headings: readonly Heading[]): Heading | null {
  const found = headings.find((heading) => isRelease(heading) || saysUnreleased(heading.title));
  if (found === undefined || isRelease(found)) return null;
  const end = endOfPart(headings, found);
  const releases = headings.filter(isRelease);
  const holdsThemAll = releases.length > 0 && releases.every(({ line }) => line < end);
  return found.level === 1 && holdsThemAll ? null : found;
}
