import { compareVersions, isPrerelease } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { handWrittenIn } from './hand-written.ts';
import { endOfPart } from './outline.ts';
import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';

/**
 * The sections of prereleases that stand below a final release's place, though it merges them: a hotfix has taken their
 * version, and is told above them. One in which somebody has written is left out.
 *
 * @param merged the versions that the final release merges
 */
export function mergedPlaces(
  state: ChangelogState,
  { to: below }: Place,
  merged: readonly Version[],
  { bullet, titles }: { readonly bullet: string; readonly titles: ReadonlySet<string> },
): readonly Place[] {
  const { headings, lines } = state;
  return headings.flatMap((heading) => {
    const version = heading.release?.version ?? null;
    if (heading.line < below || version === null || !isPrerelease(version)) return [];
    if (!merged.some((one) => compareVersions(one, version) === 0)) return [];
    const to = Math.min(endOfPart(headings, heading), lines.length);
    const place: Place = { from: heading.line, to, above: null };
    const { intro, outro, after } = handWrittenIn(state, place, bullet, titles);
    return intro === null && outro === null && after === null ? [place] : [];
  });
}
