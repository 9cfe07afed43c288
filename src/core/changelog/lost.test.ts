import { expect, test } from 'vitest';
import { lostLines } from './lost.ts';
import { markdown } from './format/markdown.ts';

const isMade = (title: string): boolean => /^(v\d|Unreleased|Feat)/.test(title);

test.each([
  ['nothing', '## v1\n\n### Feat\n\n- a\n', '## v1\n\n### Feat\n\n- a\n\n- b\n', []],
  ['generated titles', '## Unreleased\n\n### Feat\n\n- a\n', '## v1\n\n- a\n', []],
  ['a hand-written title, and prose', '# Changes\n\nBy hand.\n\n- a\n', '- a\n', ['# Changes', 'By hand.']],
  ['an entry with other words', '- a, really\n', '- a\n', ['- a, really']],
  ['line ends and the byte order mark don’t count', '\ufeff- a  \r\n- b\r\n', '- a\n- b\n', []],
  ['a line that is lost twice is listed twice', 'x\nx\n', '', ['x', 'x']],
])('%s', (_, before, after, lost) => {
  expect(lostLines(before, after, markdown, isMade)).toEqual(lost);
});
