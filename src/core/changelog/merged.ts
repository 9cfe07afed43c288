import { isPrerelease, versionKey } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { handWrittenIn } from './hand-written.ts';
import { endOfPart } from './outline.ts';
import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';

/**
 * The sections of prereleases that a final release merges, but that are further down in the file. This happens if a hotfix
 * took the version of the prereleases: its section is above theirs. Sections with hand-written text are left out.
 *
 * @param merged the prereleases that the final release merges
 */
export function mergedPlaces(
  state: ChangelogState,
  { to: below }: Place,
  merged: readonly Version[],
  { bullet, titles }: { readonly bullet: string; readonly titles: ReadonlySet<string> },
): readonly Place[] {
  const { headings, lines } = state;
  const keys = new Set(merged.map(versionKey));
  return headings.flatMap((heading) => {
    const version = heading.release?.version ?? null;
    if (heading.line < below || version === null || !isPrerelease(version)) return [];
    if (!keys.has(versionKey(version))) return [];
    const to = Math.min(endOfPart(headings, heading), lines.length);
    const place: Place = { from: heading.line, to, above: null };
    const { intro, outro, after } = handWrittenIn(state, place, bullet, titles);
    return intro === null && outro === null && after === null ? [place] : [];
  });
}
