import { describe, expect, it } from 'vitest';
import { tag } from '../../../test/support/facts.ts';
import { RelctlError } from '../error/error.ts';
import { semver } from '../version/semver.ts';
import { releaseBefore, releaseNamed, releaseReached } from './span.ts';

const FORMATS = { current: 'v$version', legacy: [], ignored: [] };
/** On main: 1.0.0, 1.1.0, 1.2.0-a0, 1.2.0-a1, 1.2.0. 1.1.1 is a hotfix of 1.1.0, and newer than all of them. */
const TAGS = ['v1.1.1', 'nightly', 'v1.2.0', 'v1.2.0-a1', 'v1.2.0-a0', 'v1.1.0', 'v1.0.0'].map((name) =>
  tag(name, name),
);
const ON_MAIN = new Set(['v1.0.0', 'v1.1.0', 'v1.2.0-a0', 'v1.2.0-a1', 'v1.2.0', 'nightly']);
const ON_HOTFIX = new Set(['v1.0.0', 'v1.1.0', 'v1.1.1']);

describe('notes start', () => {
  it.each([
    ['a final release, after the final release below it', 'v1.2.0', ON_MAIN, 'v1.1.0'],
    ['a prerelease, after the prerelease below it', 'v1.2.0-a1', ON_MAIN, 'v1.2.0-a0'],
    ['the first prerelease, after the final release', 'v1.2.0-a0', ON_MAIN, 'v1.1.0'],
    ['a hotfix, after the release that it fixes', 'v1.1.1', ON_HOTFIX, 'v1.1.0'],
    ['the first release, at the beginning', 'v1.0.0', ON_MAIN, null],
  ])('for %s', (_, name, reached, previous) => {
    expect(releaseBefore(tag(name, name), TAGS, reached, FORMATS)?.name ?? null).toBe(previous);
  });
});

function found(act: () => { readonly name: string }): string {
  try {
    return act().name;
  } catch (error) {
    if (error instanceof RelctlError) return `${error.code} ${error.exit} ${error.hint ?? ''}`;
    throw error;
  }
}

describe('the requested release', () => {
  it.each([
    ['v1.2.0', 'v1.2.0'],
    ['refs/tags/v1.2.0', 'v1.2.0'],
    ['1.2.0a1', 'v1.2.0-a1'],
    ['nightly', /^TAG_NOT_RELEASE 16 a release tag has the form v\$version, for example v1\.2\.0\. /],
    ['v1.2.2', /^TAG_UNKNOWN 16 did you mean v1\.2\.0 or v1\.1\.1 or/],
    ['main', /^TAG_UNKNOWN 16 git tag lists the tags/],
  ])('by the name %s', (name, expected) => {
    expect(found(() => releaseNamed(name, TAGS, { scheme: semver, formats: FORMATS }))).toMatch(expected);
  });

  it('is the highest one that HEAD reaches if none is named', () => {
    expect(found(() => releaseReached(TAGS, ON_HOTFIX, FORMATS))).toBe('v1.1.1');
    expect(found(() => releaseReached(TAGS, ON_MAIN, FORMATS))).toBe('v1.2.0');
    expect(found(() => releaseReached(TAGS, new Set(['nightly']), FORMATS))).toMatch(
      /^NO_RELEASE_REACHED 16/,
    );
  });
});
