import type { ChangelogFormat } from './format.ts';
import { literalBlocks } from './literal.ts';
import { titlesOnLines } from './title.ts';

export const asciidoc: ChangelogFormat = {
  name: 'asciidoc',
  suffixes: ['adoc'],
  literalLines: (lines) => literalBlocks(lines, { opens, closes: (line, mark) => line.trimEnd() === mark }),
  titles: (lines, literal) => titlesOnLines(lines, literal, titleOf),
  releaseInTitle: 'last',
  bullet: '* ',
  title: (level, text) => `${'='.repeat(level)} ${text}\n`,
  bold: (text) => `*${text}*`,
  titleTemplate: { 2: '== {{ title }}', 3: '=== {{ title }}' },
};

function titleOf(line: string): readonly [number, string] | null {
  const [, signs, text] = /^\s*(=+) +(\S.*)/.exec(line) ?? [];
  return signs === undefined || text === undefined ? null : [signs.length, text];
}

/** The delimiters of listings, literal text, comments, passthroughs, examples, quotes, sidebars and open blocks. */
const DELIMITER = /^(?:-{4,}|\.{4,}|\/{4,}|\+{4,}|={4,}|_{4,}|\*{4,}|--|`{3}.*)$/;

/** A line that underlines the line above it is a part of a title in the older style. */
function opens(line: string, above: string): string | null {
  const mark = line.trimEnd();
  if (!DELIMITER.test(mark) || isUnderline(mark, above.trimEnd())) return null;
  return /^`+/.exec(mark)?.[0] ?? mark;
}

function isUnderline(mark: string, above: string): boolean {
  return /^\w/.test(above) && Math.abs(mark.length - above.length) <= 1;
}
