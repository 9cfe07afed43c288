import { expect, test } from 'vitest';
import type { Tag } from '../tag/tag.ts';
import { schemeNamed } from '../version/schemes.ts';
import { tagRange } from './range.ts';

const tag = (name: string): Tag => ({ name, commit: name, object: name, date: '2024-01-01' });

/** Newest first; v0.9.1 was released from an older line. */
const TAGS = ['v1.1.0', 'nightly', 'v1.1.0-a0', 'v0.9.1', 'v1.0.0', 'v0.9.0'].map(tag);

const rangeOf = (range: string, format = 'v$version', tags = TAGS): string => {
  const formats = { current: format, legacy: [], ignored: [] };
  const { behind, upTo } = tagRange(range, tags, { scheme: schemeNamed('semver')!, formats });
  return `${behind?.name ?? ''}..${upTo.name}`;
};

/** Each row was checked with commitizen 4.19.3. */
test.each([
  ['1.1.0', 'v1.1.0-a0..v1.1.0'],
  ['v1.1.0', 'v1.1.0-a0..v1.1.0'],
  [' 1.1.0', 'v1.1.0-a0..v1.1.0'],
  ['1.1.0-a0', 'v0.9.1..v1.1.0-a0'],
  ['1.1.0a0', 'v0.9.1..v1.1.0-a0'],
  ['1.1.0-alpha.0', 'v0.9.1..v1.1.0-a0'],
  ['0.9.1', 'v1.0.0..v0.9.1'],
  ['0.9.0', '..v0.9.0'],
  ['0.9', 'v1.0.0..v0.9.1'],
  ['1', 'v1.1.0-a0..v1.1.0'],
  ['1.0.0..1.1.0', 'v0.9.0..v1.1.0'],
  ['v0.9.0..1.1.0', '..v1.1.0'],
  ['1.0.0 .. 1.1.0', 'v0.9.0..v1.1.0'],
  ['1.0.0..1.0.0', 'v0.9.0..v1.0.0'],
  ['..1.0.0', 'v0.9.0..v1.0.0'],
  ['1.1.0..1.0.0', 'v1.1.0-a0..v1.0.0'],
  ['1.0.0..0.9.0', '..v0.9.0'],
])('%s is %s', (range, tags) => {
  expect(rangeOf(range)).toBe(tags);
});

test('a tag that no format reads is not a release', () => {
  expect(rangeOf('1.1.0', 'v$version', [tag('v1.1.0'), tag('nightly')])).toBe('..v1.1.0');
});

test('the tag of a version is the one that the tag format makes', () => {
  expect(rangeOf('1.0.0', 'pkg-$version', [tag('1.0.0'), tag('pkg-1.0.0')])).toBe('..pkg-1.0.0');
  expect(() => rangeOf('1.0.0', '$version', [tag('v1.0.0')])).toThrow(
    expect.objectContaining({ code: 'CHANGELOG_RANGE_NOT_FOUND' }),
  );
});

test.each([
  ['abc', 'CHANGELOG_RANGE_INVALID', "'abc' is not a version"],
  ['1.0.0..', 'CHANGELOG_RANGE_INVALID', "the range '1.0.0..' has no end"],
  ['..', 'CHANGELOG_RANGE_INVALID', "the range '..' has no end"],
  ['HEAD..1.0.0', 'CHANGELOG_RANGE_INVALID', "'HEAD' is not a version (in the range 'HEAD..1.0.0')"],
  ['0.9.0...1.0.0', 'CHANGELOG_RANGE_INVALID', "'.1.0.0' is not a version (in the range '0.9.0...1.0.0')"],
  ['3.0.0', 'CHANGELOG_RANGE_NOT_FOUND', 'there is no tag for the version 3.0.0'],
  ['0.8.0..1.0.0', 'CHANGELOG_RANGE_NOT_FOUND', 'there is no tag for the version 0.8.0'],
])('%s is refused: %s', (range, code, message) => {
  expect(() => rangeOf(range)).toThrow(expect.objectContaining({ code, message }));
});
