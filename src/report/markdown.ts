import { visible, visibleLine } from '../core/text/visible.ts';

/**
 * Text from a commit as one line of Markdown: code and emphasis are left to work, and nothing in it can begin a block, open
 * an HTML element or hide what follows.
 */
export function markdownLine(text: string): string {
  return withoutBlockStart(escaped(visibleLine(text.replace(/\s*\n\s*/g, ' ').trim())));
}

/**
 * Likewise of several lines, each below an entry of a list and a part of it. Lists in it are left to work.
 *
 * @param indent what an entry's own text is indented by
 */
export function markdownBelow(text: string, indent: string): string {
  return visible(text)
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' ? '' : `${indent}${withoutTitle(escaped(line))}`))
    .join('\n');
}

/** A span of code that is closed again; what stands in one is text already. */
const CODE = /(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g;

/** More than a person reads; the search for the ends of code takes its time on what is made for the purpose. */
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

/** A backslash before `<` would be one itself if it stood behind another. `__init__` is a name here, and nothing bold. */
function escapedProse(text: string): string {
  return text
    .replace(/\\*</g, (found) => `${'\\'.repeat(2 * (found.length - 1))}\\<`)
    .replace(/(?<![\w\\])__(?=\w)/g, '\\_\\_');
}

/** What begins a title, a quotation, a list, a fence, a rule, a table or a reference at the start of a line. */
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
