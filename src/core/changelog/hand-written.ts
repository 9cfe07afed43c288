import { endOfPart, firstFrom } from './outline.ts';
import type { ChangelogState, Heading } from './outline.ts';
import type { Place } from './place.ts';
import { proseIn, textOf } from './prose.ts';

/** Hand-written text in the lines that new sections replace. Lines end with `\n`; null: there is none. */
export interface HandWritten {
  /** Text below the title of the section or between its lists. It goes below the new title. */
  readonly intro: string | null;
  /** Parts with their own headings (`### Migration`). They go to the end of the new section. */
  readonly outro: string | null;
  /** Sections next to it (`## Notes`). They go below the new section. */
  readonly after: string | null;
}

/**
 * The text in the replaced lines that was not generated. Generated are the titles of sections and of groups (`### Feat`),
 * and the lists right below such a title or after two blank lines: they are generated again from the history. The rest was
 * written by hand. It is kept unchanged and in its order.
 *
 * @param bullet the text before each list item of the format
 * @param titles the titles of groups that commitizen or relctl can generate
 */
export function handWrittenIn(
  state: ChangelogState,
  { from, to }: Place,
  bullet: string,
  titles: ReadonlySet<string>,
): HandWritten {
  const headings = state.headings.slice(firstFrom(state.headings, from), firstFrom(state.headings, to));
  const parts = { intro: [] as string[], outro: [] as string[], after: [] as string[] };
  let done = from;
  for (const [index, heading] of headings.entries()) {
    if (heading.line < done) continue;
    if (isGenerated(heading, headings[0], titles)) {
      const prose = proseIn(state, heading.body, headings[index + 1]?.line ?? to, bullet);
      for (const text of prose) parts.intro.push(text);
    } else {
      done = Math.min(endOfPart(headings, heading), to);
      const part = isUnder(heading, headings[0]) ? parts.outro : parts.after;
      part.push(textOf(state.lines.slice(heading.line, done)));
    }
  }
  return { intro: joined(parts.intro), outro: joined(parts.outro), after: joined(parts.after) };
}

/** @param top the heading of the first replaced section */
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
