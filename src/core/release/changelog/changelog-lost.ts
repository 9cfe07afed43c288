import { knownTitles } from '../../changelog/change-type.ts';
import { headingReader } from '../../changelog/format/heading.ts';
import { lostLines } from '../../changelog/lost.ts';
import type { ChangelogRequest } from '../../changelog/update.ts';

/** The lines of the old changelog that are not in the new text. */
export function lostBy(
  { existing, reader, format, changeTypes }: ChangelogRequest,
  file: string,
): readonly string[] {
  const readHeading = headingReader(reader, format.releaseInTitle);
  const titles = knownTitles(changeTypes);
  const isMade = (title: string): boolean =>
    titles.has(title) || title.toLowerCase().includes('unreleased') || readHeading(title) !== null;
  return existing === null ? [] : lostLines(existing, file, format, isMade);
}
