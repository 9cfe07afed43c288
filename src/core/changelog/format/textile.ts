import type { ChangelogFormat } from './format.ts';
import { literalBlocks } from './literal.ts';
import { titlesOnLines } from './title.ts';

export const textile: ChangelogFormat = {
  name: 'textile',
  suffixes: ['textile'],
  literalLines: (lines) => literalBlocks(lines, { opens, closes }),
  titles: (lines, literal) => titlesOnLines(lines, literal, titleOf),
  releaseInTitle: 'first',
  bullet: '- ',
  title: (level, text) => `h${level}. ${text}\n`,
  bold: (text) => `*${text}*`,
  titleTemplate: { 2: 'h2. {{ title }}', 3: 'h3. {{ title }}' },
};

function titleOf(line: string): readonly [number, string] | null {
  const [, level, text] = /^\s*h(\d)\. +(\S.*)/i.exec(line) ?? [];
  return level === undefined || text === undefined ? null : [Number(level), text];
}

const ENDS: Readonly<Record<string, string>> = {
  '<pre': '</pre>',
  '<!--': '-->',
  '<notextile': '</notextile>',
};
const BLOCK_OF_CODE = /^(?:bc|pre|notextile|###)(?:\([^)]*\))?\.+ /;

/** @returns the tag that opens the block; `bc.` for a block that ends at the next blank line */
function opens(line: string): string | null {
  if (BLOCK_OF_CODE.test(line)) return 'bc.';
  const tag = /^\s*(<pre|<!--|<notextile)\b|^\s*<!--/.exec(line)?.[0].trim();
  return tag === undefined || line.includes(ENDS[tag] ?? '') ? null : tag;
}

function closes(line: string, mark: string): boolean {
  return mark === 'bc.' ? line.trim() === '' : line.includes(ENDS[mark] ?? '');
}
