import { isPrerelease } from '../version/version.ts';
import type { HeadingReader, NamedRelease } from './heading.ts';
import { literalLines } from './literal.ts';

/** A changelog as it stands, line by line, and what its headings are. Lines are counted from 0. */
export interface ChangelogState {
  /** Each with its own line end. */
  readonly lines: readonly string[];
  /** The lines within fenced code or a comment: nothing in them is a heading. */
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
  readonly line: number;
  /** The number of its `#`. */
  readonly level: number;
  readonly title: string;
  /** Always null in a title that says "unreleased". */
  readonly release: NamedRelease | null;
}

export type ReleaseHeading = Heading & { readonly release: NamedRelease };

/**
 * Where a Markdown changelog tells of unreleased changes and of its latest releases.
 *
 * Found as commitizen finds them, but for three things that it takes for headings of that kind: one in fenced code or
 * in a comment, one of the unreleased part that names an old release (`### Upgrade from v1.0.0`), and a document's
 * title that says "unreleased" and has the releases under it.
 *
 * @param text without a byte order mark
 */
export function readChangelog(text: string, readHeading: HeadingReader): ChangelogState {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const literal = literalLines(lines);
  const headings = lines.flatMap((line, at) => (literal.has(at) ? [] : headingIn(line, at, readHeading)));
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

const HEADING = /^\s*(#+) +(\S.*)/;

function headingIn(text: string, line: number, readHeading: HeadingReader): readonly Heading[] {
  const [, hashes, title] = HEADING.exec(text) ?? [];
  if (hashes === undefined || title === undefined) return [];
  const release = saysUnreleased(title) ? null : readHeading(title);
  return [{ line, level: hashes.length, title: title.trimEnd(), release }];
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
