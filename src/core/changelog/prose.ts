import type { ChangelogState } from './outline.ts';

/**
 * The text between two headings that is not a generated list. Each part keeps the blank lines inside it, but not those
 * around it.
 *
 * Generated lists are right below the heading, or after two blank lines (changes without a type). They have blank lines only
 * between two of their entries.
 *
 * @param bullet the text before each entry of a generated list
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

/** Whether the code or comment that starts here contains a blank line. The message of an entry never does. */
function hasBlankLine(lines: readonly string[], literal: ReadonlySet<number>, start: number): boolean {
  for (let index = start; literal.has(index); index += 1) {
    if (lines[index]?.trim() === '') return true;
  }
  return false;
}

/** Joins lines with `\n`, without the blank lines around them and without a final line end. */
export function textOf(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\r?\n$/, ''))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
