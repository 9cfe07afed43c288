import { describe, expect, test } from 'vitest';
import type { Commit } from '../commit/commit.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { markdown } from './format/markdown.ts';
import { listedHistory } from './history.ts';
import type { ListingOptions } from './history.ts';
import { renderSections } from './render.ts';
import { buildSections } from './tree.ts';
import { CONVENTIONAL } from '../commit/conventional.ts';
import type { ChangeTypes } from './change-type.ts';

const reader = tagReader({ current: 'v$version', legacy: [], ignored: [] });

/** Each line is a message and the tags on its commit, the newest tag first: `feat: a @v1.0.0 @v1.0.0rc1`. */
function history(lines: readonly string[]) {
  const commits: Commit[] = [];
  const tags: Tag[] = [];
  for (const [index, line] of lines.entries()) {
    const [subject = '', ...names] = line.split(' @');
    const sha = `c${index}`;
    commits.push({ sha, parents: [], subject, body: '' });
    tags.push(...names.map((name) => ({ name, commit: sha, object: sha, date: '2024-01-01' })));
  }
  return { commits, tags };
}

const PLAIN = { map: null, order: null };

const OPTIONS: ListingOptions = {
  tags: [],
  reader,
  next: { name: 'v9.0.0', date: null },
  entriesOf: CONVENTIONAL.entriesOf,
  mergePrereleases: false,
  headTagNamesFirstSection: false,
};

/** One text for each section, such as `v9.0.0: a, b`. */
function outline(lines: readonly string[], options: Partial<ListingOptions> = {}): readonly string[] {
  const { commits, tags } = history(lines);
  return buildSections(listedHistory(commits, { ...OPTIONS, tags, ...options }), PLAIN).map(
    ({ name, groups }) =>
      `${name}:${groups.map(({ entries }) => ` ${entries.map(({ message }) => message).join(',')}`).join('')}`,
  );
}

const MERGE = { mergePrereleases: true };
const HEAD = { headTagNamesFirstSection: true };

test.each([
  ['no commit', [], {}, ['v9.0.0:']],
  ['no tag', ['feat: b', 'docs: x', 'feat: a'], {}, ['v9.0.0: b,a']],
  ['a tag starts a section', ['feat: c', 'feat: b @v1.0.0', 'feat: a'], {}, ['v9.0.0: c', 'v1.0.0: b,a']],
  ['an unknown tag does not', ['feat: c', 'feat: b @nightly', 'feat: a'], {}, ['v9.0.0: c,b,a']],
  ['a tag that is not a version does not', ['feat: b @v1.0.0-foo', 'feat: a'], {}, ['v9.0.0: b,a']],
  ['a section may be empty', ['docs: b', 'docs: a @v1.0.0'], {}, ['v9.0.0:', 'v1.0.0:']],
  ['the newest tag of a commit counts', ['feat: a @v1.0.1 @v1.0.0'], {}, ['v9.0.0:', 'v1.0.1: a']],
  ['a tagged HEAD still gets a new section', ['feat: a @v1.0.0'], {}, ['v9.0.0:', 'v1.0.0: a']],
  ['a tag on HEAD names the section', ['feat: b @v1.0.0', 'feat: a'], HEAD, ['v1.0.0: b,a']],
  ['only a tag on HEAD does', ['feat: b', 'feat: a @v1.0.0'], HEAD, ['v9.0.0: b', 'v1.0.0: a']],
  [
    'prereleases have their own sections',
    ['feat: b', 'feat: a @v1.0.0rc1'],
    {},
    ['v9.0.0: b', 'v1.0.0rc1: a'],
  ],
  ['prereleases are merged', ['feat: b', 'feat: a @v1.0.0rc1'], MERGE, ['v9.0.0: b,a']],
  [
    'into their final release',
    ['fix: c @v1.0.0', 'feat: b @v1.0.0rc1', 'feat: a'],
    MERGE,
    ['v9.0.0:', 'v1.0.0: b,a c'],
  ],
  [
    'a merged prerelease hides an older tag',
    ['feat: b', 'feat: a @v1.0.0rc1 @v0.9.0'],
    MERGE,
    ['v9.0.0: b,a'],
  ],
  ['a merged prerelease on HEAD', ['feat: a @v1.0.0rc1'], MERGE, ['v9.0.0: a']],
  [
    'a merged prerelease on HEAD names the section, and hides an older tag',
    ['feat: a @v1.0.0rc1 @v0.9.0'],
    { ...MERGE, ...HEAD },
    ['v1.0.0rc1: a'],
  ],
] as const)('%s', (_, lines, options, sections) => {
  expect(outline(lines, options)).toEqual(sections);
});

describe('groups', () => {
  const titles = (lines: readonly string[], changeTypes: ChangeTypes) => {
    const { commits, tags } = history(lines);
    const listed = listedHistory(commits, { ...OPTIONS, tags });
    return buildSections(listed, changeTypes)[0]!.groups.map(({ type }) => type);
  };
  const ALL = ['chore!: z', 'perf: p', 'refactor: r', 'fix: x', 'feat: f', 'BREAKING CHANGE: b'];

  test.each([
    ['by default', null, null, ['BREAKING CHANGE', 'Feat', 'Fix', 'Refactor', 'Perf', null]],
    ['a map', { feat: 'New' }, null, ['BREAKING CHANGE', 'New', 'fix', 'perf', 'refactor', null]],
    ['an order', null, ['Perf', 'Fix'], ['Perf', 'Fix', 'BREAKING CHANGE', 'Feat', 'Refactor', null]],
    ['one title for two', { feat: 'A', fix: 'A' }, ['A'], ['A', 'BREAKING CHANGE', 'perf', 'refactor', null]],
    [
      'a name that every object has',
      { toString: 'x' },
      [],
      ['BREAKING CHANGE', 'feat', 'fix', 'perf', 'refactor', null],
    ],
  ])('%s', (_, map, order, expected) => {
    expect(titles(ALL, { map, order })).toEqual(expected);
  });
});

describe('Markdown', () => {
  test('renders two sections', () => {
    const { commits, tags } = history(['chore!: d', 'fix(a b): c <b> `*`', 'feat: b @v1.0.0', 'perf: a']);
    const listed = listedHistory(commits, { ...OPTIONS, tags, next: { name: 'Unreleased', date: null } });
    expect(renderSections(buildSections(listed, PLAIN), markdown)).toBe(
      '## Unreleased\n\n### Fix\n\n- **a b**: c <b> `*`\n\n\n- d\n\n## v1.0.0 (2024-01-01)\n\n### Feat\n\n- b\n\n### Perf\n\n- a\n',
    );
  });

  test('renders a section without entries, with and without a date', () => {
    const section = { name: 'v1', date: '2024-01-01', note: null, groups: [] };
    expect(renderSections([section, { ...section, date: null }, { ...section, date: '' }], markdown)).toBe(
      '## v1 (2024-01-01)\n\n## v1\n\n## v1\n',
    );
  });
});

test('a commit with hundreds of thousands of entries is read', () => {
  const body = 'feat: a\n\n'.repeat(300_000);
  const { parts } = listedHistory([{ sha: 'c', parents: [], subject: 'docs: x', body }], OPTIONS);
  expect(parts[0]!.entries.all().length).toBe(300_000);
});
