import { excerpt } from '../../core/text/excerpt.ts';
import { visible, visibleLine } from '../../core/text/visible.ts';

/**
 * Text from a commit as one line of Markdown. Code and emphasis still work, but the text can't begin a block, open
 * an HTML element or hide the text after it.
 */
export function markdownLine(text: string): string {
  return withoutBlockStart(escaped(visibleLine(onOneLine(text))));
}

function onOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/**
 * The same for several lines that belong to a list item. Lists inside them still work.
 *
 * @param indent the indent of the item's own text
 */
export function markdownBelow(text: string, indent: string): string {
  return visible(text)
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' ? '' : `${indent}${withoutTitle(escaped(line))}`))
    .join('\n');
}

/** More than a person reads. */
const LONGEST = 10_000;

/** A code span ends at the next run of as many backticks. Its content is already plain text. */
function escaped(whole: string): string {
  const line = excerpt(whole, LONGEST);
  const runs = [...line.matchAll(/`+/g)].map(({ 0: marks, index }) => ({ marks: marks.length, index }));
  const next = nextOfSameLength(runs);
  let text = '';
  let from = 0;
  for (const [at, { index }] of runs.entries()) {
    const end = runs[next[at] ?? -1];
    if (index < from || end === undefined) continue;
    const behind = end.index + end.marks;
    text += escapedProse(line.slice(from, index)) + line.slice(index, behind);
    from = behind;
  }
  return text + escapedProse(line.slice(from));
}

interface Run {
  readonly marks: number;
  readonly index: number;
}

/** Where in the list the next run of the same length is; undefined if there is none. */
function nextOfSameLength(runs: readonly Run[]): readonly (number | undefined)[] {
  const nearest = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const marks = runs[at]?.marks ?? 0;
    next[at] = nearest.get(marks);
    nearest.set(marks, at);
  }
  return next;
}

/** A backslash before `<` must not be escaped by another backslash. `__init__` is a name here, not bold text. */
function escapedProse(text: string): string {
  return text
    .replace(/\\+<?|</g, (found) =>
      found.endsWith('<') ? `${'\\'.repeat(2 * (found.length - 1))}\\<` : found,
    )
    .replace(/(?<![\w\\])__(?=\w)/g, '\\_\\_');
}

/** Escapes what begins a title, quote, list, fence, rule, table or reference at the start of a line. */
function withoutBlockStart(line: string): string {
  return withoutTitle(line)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+*](?=\s|$)|^\|/, '\\$&');
}

function withoutTitle(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|`{3,}|~{3,}|=+$|\[(?=[^\]]*\]:))/, '\\$&')
    .replace(/^[-_*](?=[\s]*(?:[-_*]\s*){2,}$)|^-+$/, '\\$&');
}
