import type { Version } from '../version/version.ts';
import { compareVersions } from '../version/version.ts';
import type { ChangelogFormat } from './format.ts';
import type { HeadingReader, NamedRelease } from './heading.ts';
import { endOfPart, readChangelog } from './outline.ts';
import type { ChangelogState, ReleaseHeading } from './outline.ts';
import { spliceText } from './splice.ts';

/** How a changelog is read. */
export interface ChangelogReading {
  readonly format: ChangelogFormat;
  readonly readHeading: HeadingReader;
}

/**
 * What a changelog tells of a release, its title and all below it, with `\n` at the end of each line.
 *
 * @returns null where it does not name the release
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
 * A changelog with the section of a release that was made elsewhere: above the first release that is older. One that
 * tells of the release already stays as it is.
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
 * The headings that are titles of releases, and do not only mention one, as `### Changes since v1.0.0` does: outside of the
 * unreleased part, and of another release's section but where they begin with the release (`## 1.9.1` under `# 2.0.0`).
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
