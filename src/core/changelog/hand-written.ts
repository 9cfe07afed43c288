import { endOfPart } from './outline.ts';
import type { ChangelogState, Heading } from './outline.ts';
import type { Place } from './place.ts';
import { proseIn, textOf } from './prose.ts';

/** What a person wrote into the lines that make room for new sections. Lines ended by `\n`; null: nothing. */
export interface HandWritten {
  /** Under the section's own title, or among its lists: goes below the new title. */
  readonly intro: string | null;
  /** Parts under headings of their own (`### Migration`), with these: go to the end of the new section. */
  readonly outro: string | null;
  /** Parts that stood beside the section (`## Notes`): go below it. */
  readonly after: string | null;
}

/**
 * What of the lines that new sections replace is not commitizen's. commitizen's are the titles of the replaced sections,
 * those of groups (`### Feat`), and the lists right below one of these or two blank lines below something else: these are
 * made anew from the history. All else was written by hand, and is kept word for word and in its order.
 *
 * @param bullet of the format
 * @param titles of the groups that commitizen may have made
 */
export function handWrittenIn(
  state: ChangelogState,
  { from, to }: Place,
  bullet: string,
  titles: ReadonlySet<string>,
): HandWritten {
  const headings = state.headings.filter(({ line }) => line >= from && line < to);
  const parts = { intro: [] as string[], outro: [] as string[], after: [] as string[] };
  let done = from;
  for (const [index, heading] of headings.entries()) {
    if (heading.line < done) continue;
    if (isGenerated(heading, headings[0], titles)) {
      const prose = proseIn(state, heading.body, headings[index + 1]?.line ?? to, bullet);
      parts.intro = parts.intro.concat(prose);
    } else {
      done = Math.min(endOfPart(headings, heading), to);
      const part = isUnder(heading, headings[0]) ? parts.outro : parts.after;
      part.push(textOf(state.lines.slice(heading.line, done)));
    }
  }
  return { intro: joined(parts.intro), outro: joined(parts.outro), after: joined(parts.after) };
}

/** @param top the heading of the first section that is replaced */
function isGenerated(heading: Heading, top: Heading | undefined, titles: ReadonlySet<string>): boolean {
  if (isUnder(heading, top)) return titles.has(heading.title);
  return heading === top || heading.release !== null;
}

function isUnder(heading: Heading, top: Heading | undefined): boolean {
  return top !== undefined && heading.level > top.level;
}

function joined(parts: readonly string[]): string | null {
  return parts.filter((part) => part !== '').join('\n\n') || null;
}
