import { expect, test } from 'vitest';
import { tagReader } from '../tag/recognise.ts';
import { handWrittenIn } from './hand-written.ts';
import type { HandWritten } from './hand-written.ts';
import { headingReader } from './format/heading.ts';
import { markdown } from './format/markdown.ts';
import { readChangelog } from './outline.ts';
import { mergingPlaceOf, placeOf } from './place.ts';

const readHeading = headingReader(tagReader({ current: 'v$version', legacy: [], ignored: [] }));
const TITLES = new Set(['Feat', 'Fix']);
const NOTHING: HandWritten = { intro: null, outro: null, after: null };

test.each<readonly [string, string, Partial<HandWritten>]>([
  ['nothing', '## Unreleased\n\n## v1.0.0\n', {}],
  ['lists', '## Unreleased\n\n- a\n- b\n\n### Feat\n\n- c\nlong\n\n\n- d\n\n## v1.0.0\n', {}],
  ['lists without blank lines', '## Unreleased\n- a\n### Feat\n- b\n## v1.0.0\n', {}],
  ['prose', '## Unreleased\n\nOne.\nTwo.\n\nThree.\n\n## v1.0.0\n', { intro: 'One.\nTwo.\n\nThree.' }],
  ['prose before lists', '## Unreleased\n\nOne.\n\n### Feat\n\n- c\n\n## v1.0.0\n', { intro: 'One.' }],
  [
    'prose after lists',
    '## Unreleased\n\n### Feat\n\n- c\n\nOne.\n\n- two\n\n## v1.0.0\n',
    { intro: 'One.\n\n- two' },
  ],
  ['prose with a list', '## Unreleased\nOne:\n- two\n\n- three\n', { intro: 'One:\n- two\n\n- three' }],
  ['prose above an untyped group', '## Unreleased\n\nOne.\n\n\n- two\n', { intro: 'One.' }],
  ['other lists', '## Unreleased\n\n* a\n\n1. b\n\n  - c\n', { intro: '* a\n\n1. b\n\n  - c' }],
  ['blank lines in prose', '## Unreleased\n\nOne.\n\n\n\nTwo.\n', { intro: 'One.\n\n\n\nTwo.' }],
  ['code', '## Unreleased\n\n```\n- a\n\n\n- b\n## c\n```\n', { intro: '```\n- a\n\n\n- b\n## c\n```' }],
  ['code after an entry', '## Unreleased\n\n- a\n```\nb\n```\n', {}],
  [
    'code with a blank line after an entry',
    '## Unreleased\n\n- a\n```\nb\n\nc\n```\n',
    { intro: '```\nb\n\nc\n```' },
  ],
  ['a comment', '## Unreleased\n\n<!--\n\n- a\n-->\n\n- b\n', { intro: '<!--\n\n- a\n-->\n\n- b' }],
  ['indented prose', '## Unreleased\n\n    code\n', { intro: '    code' }],
  ['a part', '## Unreleased\n\n### Added\n\n- a\n\n### Feat\n\n- b\n', { outro: '### Added\n\n- a' }],
  [
    'a part with subparts',
    '## Unreleased\n### A\n#### Feat\n- a\n### B\n- b\n',
    { outro: '### A\n#### Feat\n- a\n\n### B\n- b' },
  ],
  ['a type in other case', '## Unreleased\n\n### feat\n\n- a\n', { outro: '### feat\n\n- a' }],
  [
    'an old release',
    '## Unreleased\n\n### From v0.9.0\n\nDo.\n\n## v1.0.0\n',
    { outro: '### From v0.9.0\n\nDo.' },
  ],
  ['a section next to it is not touched', '## Unreleased\n\n## Notes\n\n- a\n', {}],
  ['CRLF', '## Unreleased\r\n\r\nOne.\r\nTwo.\r\n\r\n- a\r\n', { intro: 'One.\nTwo.\n\n- a' }],
])('%s', (_, text, kept) => {
  const state = readChangelog(text, markdown, readHeading);
  expect(handWrittenIn(state, placeOf(state), '- ', TITLES)).toEqual({ ...NOTHING, ...kept });
});

test('in merged prereleases: prose, parts of a section, and the text between the sections', () => {
  const text =
    '# T\n\n## Unreleased\n\n- a\n\n## Notes\n\n- b\n\n### Feat\n\n- c\n\n## v1.0.0a1\n\nOne.\n\n### More\n\n- d\n\n' +
    '## v1.0.0a0\n\n### Fix\n\n- e\n\nTwo.\n\n## v0.9.0\n\nThree.\n';
  const state = readChangelog(text, markdown, readHeading);
  expect(handWrittenIn(state, mergingPlaceOf(state), '- ', TITLES)).toEqual({
    intro: 'One.\n\nTwo.',
    outro: '### More\n\n- d',
    after: '## Notes\n\n- b\n\n### Feat\n\n- c',
  });
});
