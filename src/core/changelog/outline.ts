import { isPrerelease } from '../version/version.ts';
import type { ChangelogFormat } from './format/format.ts';
import type { HeadingReader, NamedRelease } from './format/heading.ts';
import type { Title } from './format/title.ts';

/** The lines and headings of a changelog. Lines are counted from 0. */
export interface ChangelogState {
  /** With their line ends. */
  readonly lines: readonly string[];
  /** The lines in code or in a comment: they contain no headings. */
  readonly literal: ReadonlySet<number>;
  /** From top to bottom. */
  readonly headings: readonly Heading[];
  /** The heading of the unreleased section, above the latest release. */
  readonly unreleased: Heading | null;
  readonly latest: ReleaseHeading | null;
  /** The first heading from `latest` on that is not a prerelease. */
  readonly latestFinal: ReleaseHeading | null;
}

export interface Heading {
  /** Its first line. */
  readonly line: number;
  /** The line after its last line. */
  readonly body: number;
  /** 1 is the highest. */
  readonly level: number;
  readonly title: string;
  /** Always null if the title contains "unreleased". */
  readonly release: NamedRelease | null;
}

export type ReleaseHeading = Heading & { readonly release: NamedRelease };

/**
 * Finds the unreleased section and the latest releases of a changelog.
 *
 * This follows commitizen, except for three kinds of headings: those in code or in a comment, those in the unreleased
 * section that name an old release (`### Upgrade from v1.0.0`), and a title of the document that contains "unreleased" and
 * has the releases under it. relctl ignores them.
 *
 * @param text without a byte order mark
 */
export function readChangelog(
  text: string,
  format: ChangelogFormat,
  readHeading: HeadingReader,
): ChangelogState {
  const lines = text === '' ? [] : text.split(/(?<=\n)/);
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

/** The line of the next heading that is not under this one; Infinity if there is none. */
export function endOfPart(headings: readonly Heading[], part: Heading): number {
  for (let at = firstFrom(headings, part.line + 1); at < headings.length; at += 1) {
    const { line, level } = headings[at] ?? part;
    if (level <= part.level) return line;
  }
  return Infinity;
}

/** The index of the first heading from a line on. A binary search, because a file may have any number of headings and parts. */
export function firstFrom(headings: readonly Heading[], line: number): number {
  let [from, to] = [0, headings.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((headings[middle]?.line ?? Infinity) >= line) to = middle;
    else from = middle + 1;
  }
  return from;
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
