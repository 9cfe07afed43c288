import { endOfPart, isOfPrerelease } from './outline.ts';
import type { ChangelogState, ReleaseHeading } from './outline.ts';

/** The lines of the file that new sections replace. */
export interface Place {
  /** The first replaced line. */
  readonly from: number;
  /** The line after the last replaced line; equal to `from` if nothing is replaced. */
  readonly to: number;
  /** The release below the new sections; null: there is none, so the sections cover the whole history. */
  readonly above: ReleaseHeading | null;
}

/**
 * New sections replace the unreleased section, up to the next heading that is not under it. commitizen also deletes other
 * sections up to the latest release. Without an unreleased section, new sections go above the latest release, or to the end
 * of the file.
 */
export function placeOf({ lines, headings, unreleased, latest }: ChangelogState): Place {
  if (unreleased !== null) {
    const to = Math.min(endOfPart(headings, unreleased), latest?.line ?? Infinity, lines.length);
    return { from: unreleased.line, to, above: latest };
  }
  const at = latest?.line ?? lines.length;
  return { from: at, to: at, above: latest };
}

/**
 * The same for a final release that merges its prereleases into one section (`changelog_merge_prerelease`): the sections
 * of prereleases at the top of the file are replaced as well, as in commitizen.
 */
export function mergingPlaceOf(state: ChangelogState): Place {
  const { lines, unreleased, latest, latestFinal } = state;
  if (latest === null || !isOfPrerelease(latest.release)) return placeOf(state);
  return {
    from: unreleased?.line ?? latest.line,
    to: latestFinal?.line ?? lines.length,
    above: latestFinal,
  };
}
