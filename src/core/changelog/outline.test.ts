import { describe, expect, test } from 'vitest';
import { tagReader } from '../tag/recognise.ts';
import { headingReader } from './format/heading.ts';
import { markdown } from './format/markdown.ts';
import { readChangelog } from './outline.ts';
import { mergingPlaceOf, placeOf } from './place.ts';
import type { Place } from './place.ts';

const readHeading = headingReader(tagReader({ current: 'v$version', legacy: [], ignored: [] }));
const stateOf = (lines: readonly string[]) =>
  readChangelog(lines.map((line) => `${line}\n`).join(''), markdown, readHeading);

const title = (heading: { readonly title: string } | null) => heading?.title ?? null;

test.each([
  ['an empty file', [], null, null, null],
  ['no heading', ['v1.0.0', '', '- a'], null, null, null],
  ['a release', ['# T', '## v1.0.0', '## v0.9.0'], null, 'v1.0.0', 'v1.0.0'],
  ['a prerelease', ['# T', '## v1.0.0a1', '## v1.0.0a0', '## v0.9.0'], null, 'v1.0.0a1', 'v0.9.0'],
  ['prereleases only', ['## v1.0.0a1', '## v1.0.0a0'], null, 'v1.0.0a1', null],
  [
    'a version that can’t be read ends the prereleases',
    ['## v1.0.0a1', '## v1.0.0-first'],
    null,
    'v1.0.0a1',
    'v1.0.0-first',
  ],
  ['unreleased', ['## Unreleased', '## v1.0.0'], 'Unreleased', 'v1.0.0', 'v1.0.0'],
  ['unreleased alone', ['# T', '## [UNRELEASED]'], '[UNRELEASED]', null, null],
  [
    'unreleased with a version',
    ['## v1.1.0 (unreleased)', '## v1.0.0'],
    'v1.1.0 (unreleased)',
    'v1.0.0',
    'v1.0.0',
  ],
  ['unreleased below a release', ['## v1.0.0', '## Unreleased'], null, 'v1.0.0', 'v1.0.0'],
  [
    'a release mentioned in it',
    ['## Unreleased', '### From v0.9.0', '## v1.0.0'],
    'Unreleased',
    'v1.0.0',
    'v1.0.0',
  ],
  [
    'a release below another section',
    ['## Unreleased', '## Old', '### v1.0.0'],
    'Unreleased',
    'v1.0.0',
    'v1.0.0',
  ],
  [
    'the title of the document says unreleased',
    ['# Unreleased and old', '## v1.0.0'],
    null,
    'v1.0.0',
    'v1.0.0',
  ],
  [
    'an unreleased section at the top level',
    ['# Unreleased', '## From v0.9.0', '# v1.0.0'],
    'Unreleased',
    'v1.0.0',
    'v1.0.0',
  ],
  ['fenced code', ['```md', '## Unreleased', '````', '## v0.1.0', '## v1.0.0'], null, 'v0.1.0', 'v0.1.0'],
  ['a closed fence', ['~~~', '## v0.1.0', '~~~', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
  ['an open fence', ['```', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
  ['code in a line', ['```x```', '## v1.0.0', '```'], null, 'v1.0.0', 'v1.0.0'],
  ['a longer fence', ['````', '```', '## v0.1.0', '````', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
  ['another fence', ['~~~', '```', '## v0.1.0', '~~~', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
  ['a comment', ['<!--', '## v0.1.0', '-->', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
  ['a comment in a line', ['<!-- x -->', '## v1.0.0', '-->'], null, 'v1.0.0', 'v1.0.0'],
  ['no space', ['##v0.1.0', '##', '## ', '## v1.0.0'], null, 'v1.0.0', 'v1.0.0'],
] as const)('%s', (_, lines, unreleased, latest, latestFinal) => {
  const state = stateOf(lines);
  expect([title(state.unreleased), title(state.latest), title(state.latestFinal)]).toEqual([
    unreleased,
    latest,
    latestFinal,
  ]);
});

test('lines are counted from 0 and keep their line ends', () => {
  const { lines, latest, headings } = readChangelog('# T\r\n\n ## v1.0.0 \r\nx', markdown, readHeading);
  expect(lines).toEqual(['# T\r\n', '\n', ' ## v1.0.0 \r\n', 'x']);
  expect(latest).toMatchObject({ line: 2, level: 2, title: 'v1.0.0', release: { tag: 'v1.0.0' } });
  expect(headings).toHaveLength(2);
});

describe('the place of new sections', () => {
  const shown = ({ from, to, above }: Place) => `${from}-${to} above ${title(above)}`;

  test.each([
    [[], '0-0 above null', '0-0 above null'],
    [['# T', ''], '2-2 above null', '2-2 above null'],
    [['# T', '## v1.0.0'], '1-1 above v1.0.0', '1-1 above v1.0.0'],
    [['## Unreleased', '- a', '## v1.0.0'], '0-2 above v1.0.0', '0-2 above v1.0.0'],
    [['# T', '## Unreleased', '- a'], '1-3 above null', '1-3 above null'],
    [['## Unreleased', '### Feat', '## Notes', '## v1.0.0'], '0-2 above v1.0.0', '0-2 above v1.0.0'],
    [['## Unreleased', '# Old', '## v1.0.0'], '0-1 above v1.0.0', '0-1 above v1.0.0'],
    [['# T', '## v2.0.0a1', '## v2.0.0a0', '## v1.0.0'], '1-1 above v2.0.0a1', '1-3 above v1.0.0'],
    [['# T', '## v2.0.0a1', '## v2.0.0a0', ''], '1-1 above v2.0.0a1', '1-4 above null'],
    [['## Unreleased', '## N', '## v2.0.0a1', '## v1.0.0'], '0-1 above v2.0.0a1', '0-3 above v1.0.0'],
  ])('in %j is %s; for a final release that merges its prereleases %s', (lines, plain, merging) => {
    expect(shown(placeOf(stateOf(lines)))).toBe(plain);
    expect(shown(mergingPlaceOf(stateOf(lines)))).toBe(merging);
  });
});
