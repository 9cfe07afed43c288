import type { ChangelogFormat } from './format.ts';
import { literalBlocks } from './literal.ts';
import { titlesOnLines } from './title.ts';

export const markdown: ChangelogFormat = {
  name: 'markdown',
  suffixes: ['md', 'markdown', 'mkd'],
  literalLines: (lines) => literalBlocks(lines, { opens, closes }),
  titles: (lines, literal) => titlesOnLines(lines, literal, titleOf),
  releaseInTitle: 'first',
  bullet: '- ',
  title: (level, text) => `${'#'.repeat(level)} ${text}\n`,
  bold: (text) => `**${text}**`,
  titleTemplate: { 2: '## {{ title }}', 3: '### {{ title }}' },
};

function titleOf(line: string): readonly [number, string] | null {
  const [, hashes, text] = /^\s*(#+) +(\S.*)/.exec(line) ?? [];
  return hashes === undefined || text === undefined ? null : [hashes.length, text];
}

const COMMENT = '<!--';
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)/;

/** @returns the fence, or the start of a comment */
function opens(line: string): string | null {
  const [, fence, info = ''] = FENCE.exec(line) ?? [];
  if (fence !== undefined) return fence.startsWith('`') && info.includes('`') ? null : fence;
  return /^ {0,3}<!--/.test(line) && !line.includes('-->') ? COMMENT : null;
}

function closes(line: string, mark: string): boolean {
  if (mark === COMMENT) return line.includes('-->');
  const [, fence, info = ''] = FENCE.exec(line) ?? [];
  return fence?.startsWith(mark) === true && info.trim() === '';
}
