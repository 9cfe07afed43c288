import { describe, expect, it } from 'vitest';
import { pep440 } from '../version/pep440.ts';
import { semver2 } from '../version/semver2.ts';
import { parseVersion } from '../version/version.ts';
import { findTag, findTags, releaseTags } from './find.ts';
import type { TagFormats } from './recognise.ts';
import type { Tag } from './tag.ts';

const FORMATS: TagFormats = { current: 'v$version', legacy: ['$version'], ignored: [] };

function tagNamed(name: string): Tag {
  return { name, commit: 'c0ffee', object: 'c0ffee', date: '2024-01-01' };
}

function found(
  names: readonly string[],
  version: string,
  formats: Partial<TagFormats> = {},
): readonly string[] {
  const asked = parseVersion(version)!;
  return findTags(names.map(tagNamed), asked, pep440, { ...FORMATS, ...formats }).map(({ name }) => name);
}

/** Recorded from commitizen 4.19.3, whose choice is the first name. */
describe('findTags', () => {
  it.each<[readonly string[], string, readonly string[]]>([
    [[], '1.0.0', []],
    [['v1.0.1', 'nightly'], '1.0.0', []],
    [['v1.0.1', 'v1.0.0'], '1.0.0', ['v1.0.0']],
    [['1.0.0', 'v1.0.0'], '1.0.0', ['1.0.0', 'v1.0.0']],
    [['v1.0.0', '1.0.0'], '1.0.0', ['v1.0.0', '1.0.0']],
    [['vv1.0.0', 'v1.0.00'], '1.0.0', []],
    [['v1.0.0+x'], '1.0.0+x', ['v1.0.0+x']],
    [['v1.0.0+x'], '1.0.0', []],
  ])('in %j for %s: %j', (names, version, expected) => {
    expect(found(names, version)).toEqual(expected);
  });

  it.each<[readonly string[], string, readonly string[]]>([
    [['v1.0.3', 'v1.0.7', 'v1.1.0'], '1.0', ['v1.0.7']],
    [['v1.0.7', '1.0.7'], '1.0', ['v1.0.7']],
    [['v1.0', 'v1.0.7rc1'], '1.0', ['v1.0.7rc1']],
    [['v1.0.0a0', 'v1.0.7'], '1.0a0', ['v1.0.7']],
    [['v1.0.5'], '1!1.0', ['v1.0.5']],
    [['v1.0', 'v0.9'], '1', ['v1.0']],
    [['v1'], '1', ['v1']],
    [['v1.0'], '1.0', ['v1.0']],
    [['v1.0a0'], '1.0a0', ['v1.0a0']],
    [['v2.0.0', 'v10.0.0'], '1.0', []],
    [['1!1.0.0'], '1!1.0', []],
  ])('in %j for the line %s: %j', (names, version, expected) => {
    expect(found(names, version)).toEqual(expected);
  });

  it.each<[Partial<TagFormats>, readonly string[], string, readonly string[]]>([
    [{ legacy: ['v$major-$minor-$patch'] }, ['v1.0.1', 'v1-0-1'], '1.0.1', ['v1.0.1', 'v1-0-1']],
    [{ current: 'v$major', legacy: [] }, ['v1'], '1', ['v1']],
    [{ current: 'rel.$version', legacy: [] }, ['relX1.0.0'], '1.0.0', []],
    [{ current: 'nov', legacy: [] }, ['nov'], '1.0.0', ['nov']],
    [{ ignored: ['v*'] }, ['v1.0.0'], '1.0.0', ['v1.0.0']],
  ])('with %j in %j for %s: %j', (formats, names, version, expected) => {
    expect(found(names, version, formats)).toEqual(expected);
  });
});

describe('releaseTags', () => {
  it('has the highest version first, of the same version the newest, and nothing that is no release', () => {
    const names = ['v1.0.0', 'nightly', 'v1.10.0', 'old-1.10.0', 'v1.9.0', 'v1.10.0a1', 'vv2.0.0', 'x9.0.0'];
    const formats = { current: 'v$version', legacy: ['old-$version', 'x$version'], ignored: ['x*'] };
    expect(releaseTags(names.map(tagNamed), formats).map(({ name }) => name)).toEqual([
      'vv2.0.0',
      'v1.10.0',
      'old-1.10.0',
      'v1.10.0a1',
      'v1.9.0',
      'v1.0.0',
    ]);
  });
});

describe('findTag', () => {
  it('asks for the name as the scheme writes it', () => {
    const tags = [tagNamed('v1.0.0a1'), tagNamed('v1.0.0-alpha.1')];
    expect(findTag(tags, parseVersion('1.0.0a1')!, semver2, FORMATS)?.name).toBe('v1.0.0-alpha.1');
  });

  it('is null when there is none', () => {
    expect(findTag([tagNamed('v1.0.1')], parseVersion('1.0.0')!, pep440, FORMATS)).toBeNull();
  });

  it.each(['1.0.99999', '1.0'])('finds %s among 100,000 tags at once', (version) => {
    const tags = Array.from({ length: 100_000 }, (_, index) => tagNamed(`v1.0.${index}`));
    expect(findTag(tags, parseVersion(version)!, pep440, FORMATS)?.name).toBe('v1.0.99999');
  });
});
