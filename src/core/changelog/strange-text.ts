import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';
import { textOf } from './prose.ts';

/**
 * The hand-written paragraphs in the lines that the text of a template replaces. A paragraph counts as hand-written if the
 * new text contains none of its lines: whatever the template wrote before, it writes again.
 *
 * @param newText the new text of the template
 * @returns the paragraphs, separated by one blank line; null if there are none
 */
export function strangeTextIn(
  { lines, headings }: ChangelogState,
  { from, to }: Place,
  newText: string,
): string | null {
  const known = new Set(newText.split('\n').map((line) => line.trim()));
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
