import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';
import { textOf } from './prose.ts';

/**
 * What of the lines that a template's text replaces is strange to that text: paragraphs of which it has no line. What
 * the template told of the same changes before is in its new text again, so these were written by hand.
 *
 * @param told the template's new text
 * @returns with the blank lines between paragraphs made one; null when there is none
 */
export function strangeTextIn(
  { lines, headings }: ChangelogState,
  { from, to }: Place,
  told: string,
): string | null {
  const known = new Set(told.split('\n').map((line) => line.trim()));
  const titles = new Set(
    headings
      .filter(({ line, release }) => line === from || release !== null)
      .flatMap(({ line, body }) => Array.from({ length: body - line }, (_, offset) => line + offset)),
  );
  const strange = paragraphsIn(lines, from, to, titles).filter(
    (paragraph) => !paragraph.some((line) => known.has(line.trim())),
  );
  return strange.map(textOf).join('\n\n') || null;
}

function paragraphsIn(
  lines: readonly string[],
  from: number,
  to: number,
  without: ReadonlySet<number>,
): readonly (readonly string[])[] {
  const paragraphs: string[][] = [[]];
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || without.has(index)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
