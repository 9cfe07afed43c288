import type { ChangelogState } from './outline.ts';

/**
 * What between two headings is not a list of commitizen's: stretches of text, each with the blank lines inside it,
 * without those around it.
 *
 * commitizen's lists stand right below the heading, or below two blank lines (the changes without a type), and hold
 * no blank line but between two of their entries.
 *
 * @param bullet what an entry of such a list begins with
 */
export function proseIn(
  { lines, literal }: ChangelogState,
  start: number,
  end: number,
  bullet: string,
): readonly string[] {
  const prose: string[] = [];
  let stretch: string[] = [];
  let isKept = false;
  let blanks = 0;
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    const isBlank = line.trim() === '' && !literal.has(index);
    if (!isBlank && (blanks > 0 || index === start)) {
      const isList: boolean = line.startsWith(bullet) && !literal.has(index) && (!isKept || blanks >= 2);
      if (isList) {
        prose.push(textOf(stretch));
        stretch = [];
      }
      isKept = !isList;
    }
    isKept ||= literal.has(index) && !literal.has(index - 1) && hasBlankLine(lines, literal, index);
    if (isKept) stretch.push(line);
    blanks = isBlank ? blanks + 1 : 0;
  }
  return [...prose, textOf(stretch)];
}

/** Whether the code or comment that begins here has a blank line, which no message of an entry has. */
function hasBlankLine(lines: readonly string[], literal: ReadonlySet<number>, start: number): boolean {
  for (let index = start; literal.has(index); index += 1) {
    if (lines[index]?.trim() === '') return true;
  }
  return false;
}

/** Lines as one text: ended by `\n`, without blank lines around them and without the last line end. */
export function textOf(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\r?\n$/, ''))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
