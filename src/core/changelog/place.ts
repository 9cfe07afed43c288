import { endOfPart, isOfPrerelease } from './outline.ts';
import type { ChangelogState, ReleaseHeading } from './outline.ts';

/** Where new sections go. */
export interface Place {
  /** The lines from here … */
  readonly from: number;
  /** … to here, this one not included, make room for them; equal when nothing does. */
  readonly to: number;
  /** What they are newer than; null: than nothing, the whole history is to be told. */
  readonly above: ReleaseHeading | null;
}

/**
 * The unreleased part makes room for new sections, up to the next heading that is not under it (commitizen takes some of
 * what follows, too: trap 8.14). Without one they go above the latest release, or to the end of the file.
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
 * The same for a final release that tells its whole cycle in one section (`changelog_merge_prerelease`): the sections
 * of the prereleases on top of the file make room as well.
 *
 * @see semantics §6.6
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
