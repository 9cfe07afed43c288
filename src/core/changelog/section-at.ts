import type { Version } from '../version/version.ts';
import { compareVersions } from '../version/version.ts';
import type { ChangelogFormat } from './format/format.ts';
import type { HeadingReader, NamedRelease } from './format/heading.ts';
import { endOfPart, readChangelog } from './outline.ts';
import type { ChangelogState, ReleaseHeading } from './outline.ts';
import { spliceText } from './splice.ts';

/** How a changelog is read. */
export interface ChangelogReading {
  readonly format: ChangelogFormat;
  readonly readHeading: HeadingReader;
}

/**
 * The section of a release in a changelog, with its title and `\n` at the end of each line.
 *
 * @returns null if the changelog has no section for the release
 */
export function sectionIn(
  changelog: string,
  version: Version,
  { format, readHeading }: ChangelogReading,
): string | null {
  const state = readChangelog(withoutMark(changelog), format, readHeading);
  const { lines, headings } = state;
  const title = releasesIn(state).find(({ release }) => isOf(release, version));
  if (title === undefined) return null;
  const text = lines.slice(title.line, Math.min(endOfPart(headings, title), lines.length)).join('');
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

/**
 * Adds the section of a release from another branch to a changelog, above the first older release. A changelog that has
 * the section already stays as it is.
 *
 * @param section with `\n` at the end of each line
 */
export function withSection(
  changelog: string,
  section: string,
  version: Version,
  { format, readHeading }: ChangelogReading,
): string {
  const text = withoutMark(changelog);
  const state = readChangelog(text, format, readHeading);
  const releases = releasesIn(state);
  if (releases.some(({ release }) => isOf(release, version))) return changelog;
  const older = releases.find(
    ({ release: named }) => named.version !== null && compareVersions(named.version, version) < 0,
  );
  const at = older?.line ?? state.lines.length;
  const spliced = spliceText(state, { from: at, to: at, above: null }, section);
  return `${changelog.slice(0, changelog.length - text.length)}${spliced}`;
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/**
 * The headings that are titles of releases. A heading that only mentions a release, such as `### Changes since v1.0.0`,
 * is not a title. No heading in the unreleased section is one. In the section of another release, a heading is a title only
 * if it starts with the version that it names, such as `## 1.9.1` under `# 2.0.0`.
 */
function releasesIn({ headings, unreleased }: ChangelogState): readonly ReleaseHeading[] {
  let end = unreleased === null ? 0 : endOfPart(headings, unreleased);
  const open = end;
  return headings.filter((heading): heading is ReleaseHeading => {
    const { line, title, release } = heading;
    if (release === null || line < open) return false;
    if (line < end) return title.replace(/^\W+/, '').toLowerCase().startsWith(release.tag.toLowerCase());
    end = endOfPart(headings, heading);
    return true;
  });
}

function isOf({ version: named }: NamedRelease, version: Version): boolean {
  return named !== null && compareVersions(named, version) === 0;
}
