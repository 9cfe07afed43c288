import { expect, test } from 'vitest';
import { lostLines } from './lost.ts';
import { markdown } from './markdown.ts';

const isMade = (title: string): boolean => /^(v\d|Unreleased|Feat)/.test(title);

test.each([
  ['nothing', '## v1\n\n### Feat\n\n- a\n', '## v1\n\n### Feat\n\n- a\n\n- b\n', []],
  ['titles that are made anew', '## Unreleased\n\n### Feat\n\n- a\n', '## v1\n\n- a\n', []],
  ['a title by hand, and prose', '# Changes\n\nBy hand.\n\n- a\n', '- a\n', ['# Changes', 'By hand.']],
  ['an entry that was put otherwise', '- a, really\n', '- a\n', ['- a, really']],
  ['line ends and the mark are no text', '\ufeff- a  \r\n- b\r\n', '- a\n- b\n', []],
  ['a line as often as it is lost', 'x\nx\n', '', ['x', 'x']],
])('%s', (_, before, after, lost) => {
  expect(lostLines(before, after, markdown, isMade)).toEqual(lost);
});
