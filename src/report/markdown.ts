import { visible, visibleLine } from '../core/text/visible.ts';

/**
 * Text from a commit as one line of Markdown. Code and emphasis still work, but the text can't begin a block, open
 * an HTML element or hide the text after it.
 */
export function markdownLine(text: string): string {
  return withoutBlockStart(escaped(visibleLine(text.replace(/\s*\n\s*/g, ' ').trim())));
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

/** A closed code span. Its content is already plain text. */
const CODE = /(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g;

/** More than a person reads. The search for code spans is slow on text that was made to be slow. */
const LONGEST = 10_000;

function escaped(whole: string): string {
  const line = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  let text = '';
  let from = 0;
  for (const { 0: code, index } of line.matchAll(CODE)) {
    text += escapedProse(line.slice(from, index)) + code;
    from = index + code.length;
  }
  return text + escapedProse(line.slice(from));
}

/** A backslash before `<` must not be escaped by another backslash. `__init__` is a name here, not bold text. */
function escapedProse(text: string): string {
  return text
    .replace(/\\*</g, (found) => `${'\\'.repeat(2 * (found.length - 1))}\\<`)
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
