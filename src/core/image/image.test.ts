import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { pep440 } from '../version/pep440.ts';
import { semver } from '../version/semver.ts';
import { semver2 } from '../version/semver2.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { isContainerTag } from './container-tag.ts';
import { imagesOf } from './image.ts';
import { mayBeRelease } from './release-tag.ts';

const FORMATS: TagFormats = { current: 'v$version', legacy: [], ignored: ['v99*'] };
const RULES = { image: 'app', scheme: semver, formats: FORMATS };

function ofRelease(spelled: string, tags: readonly string[], scheme = semver) {
  return imagesOf({ kind: 'tag', name: `v${spelled}`, version: version(spelled) }, tags, {
    ...RULES,
    scheme,
  });
}

describe('the images of a release: its version, and latest if no final release is higher', () => {
  it.each([
    ['a final release', '1.2.0', ['v1.1.0', 'v1.2.0-a0'], ['app:1.2.0', 'app:latest']],
    ['a final release that has a tag already', '1.2.0', ['v1.1.0', 'v1.2.0'], ['app:1.2.0', 'app:latest']],
    ['a prerelease', '1.2.0a0', [], ['app:1.2.0-a0']],
    ['a development release', '1.2.0.dev1', [], ['app:1.2.0-dev1']],
    ['a patch of an old line', '1.1.1', ['v1.2.0'], ['app:1.1.1']],
    ['a higher prerelease', '1.1.1', ['v1.2.0-a0'], ['app:1.1.1', 'app:latest']],
    ['versions are compared as numbers', '1.9.0', ['v1.10.0'], ['app:1.9.0']],
    ['a post-release is higher', '1.2.0', ['v1.2.0-post1'], ['app:1.2.0']],
    [
      'tags that no tag format reads',
      '1.2.0',
      ['2.0.0', 'v2.0.0-foo', 'rel-3.0.0'],
      ['app:1.2.0', 'app:latest'],
    ],
    ['an ignored tag', '1.2.0', ['v99.0.0'], ['app:1.2.0', 'app:latest']],
    ['a local part', '1.2.0+build.5', [], ['app:1.2.0_build.5', 'app:latest']],
    ['an epoch', '1!2.0.0', ['v3.0.0'], ['app:1-2.0.0', 'app:latest']],
  ])('%s', (_, spelled, tags, names) => {
    expect(ofRelease(spelled, tags).images.map(({ name }) => name)).toEqual(names);
  });

  it('has the version in the spelling of the scheme', () => {
    const spelled = [semver, semver2, pep440].map(
      (scheme) => ofRelease('1.2.0a1', [], scheme).images[0]?.tag,
    );
    expect(spelled).toEqual(['1.2.0-a1', '1.2.0-alpha.1', '1.2.0a1']);
  });

  it('says which names are mutable, and why latest does not move', () => {
    expect(ofRelease('1.1.1', ['v1.2.0', 'v1.10.0', 'v1.3.0'])).toEqual({
      images: [{ name: 'app:1.1.1', tag: '1.1.1', mutable: false }],
      latest: { moves: false, because: 'exceeded', higher: 'v1.10.0' },
    });
    expect(ofRelease('1.1.1', []).images[1]).toEqual({ name: 'app:latest', tag: 'latest', mutable: true });
  });

  it('moves latest exactly as defined, in 200 random sets of tags', () => {
    const number = fc.integer({ min: 0, max: 11 });
    const suffix = fc.constantFrom('', '', '', '-a0', '-b1', '-rc2', '-dev3');
    const release = fc.tuple(number, number, number, suffix);
    const noise = fc.constantFrom('nightly', 'v99.0', 'v1.x', '77.0.0', 'v50.0.0-foo', 'v99.9.9');
    fc.assert(
      fc.property(fc.array(release, { minLength: 1, maxLength: 12 }), fc.array(noise), (releases, others) => {
        const [[major, minor, patch, phase] = [0, 0, 0, '']] = releases;
        const tags = [...releases.map(([a, b, c, pre]) => `v${a}.${b}.${c}${pre}`), ...others].toSorted();
        // The definition: the release is final, and no final release in the set is higher. The other tags are not releases.
        const finals = releases.filter(([, , , pre]) => pre === '');
        const rank = (a: number, b: number, c: number) => a * 1e6 + b * 1e3 + c;
        const isHighest = finals.every(([a, b, c]) => rank(a, b, c) <= rank(major, minor, patch));
        const expected = phase === '' && isHighest;
        const { images, latest } = ofRelease(`${major}.${minor}.${patch}${phase}`, tags);
        expect(latest.moves).toBe(expected);
        expect(images.some(({ tag }) => tag === 'latest')).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});

function ofBranch(name: string, formats = FORMATS): string {
  return imagesOf({ kind: 'branch', name }, [], { ...RULES, formats }).images[0]?.tag ?? '';
}

describe('the image of a branch: one name for all its commits', () => {
  it.each([
    ['feat/login-button', 'feat-login-button'],
    ['hotfix/v1.1.1', 'hotfix-v1.1.1'],
    ['main', 'main'],
    ['develop', 'develop'],
    ['login-button', 'login-button'],
    ['118-find-an-order', '118-find-an-order'],
    ['feat', 'feat'],
    ['Feat/Login', 'Feat-Login-#'],
    ['feat-login-button', 'feat-login-button-#'],
    ['feat/login/button', 'feat-login-button-#'],
    ['alice/login', 'alice-login-#'],
    ['feat/größe', 'feat-gr-e-#'],
    ['äöü', 'branch-#'],
    ['feat/a b', 'feat-a-b-#'],
    ['latest', 'branch-latest-#'],
    ['LATEST', 'branch-LATEST-#'],
    ['1.2.0', 'branch-1.2.0-#'],
    ['v1.2.0', 'branch-v1.2.0-#'],
    ['1.2', 'branch-1.2-#'],
    ['1-2.0.0', 'branch-1-2.0.0-#'],
    ['1.2.0_build.5', 'branch-1.2.0_build.5-#'],
    ['2026-01', 'branch-2026-01-#'],
    ['#1', 'branch-1-#'],
    ['fix/abc-deadbeef', 'fix-abc-deadbeef-#'],
    [`feat/${'x'.repeat(300)}`, `feat-${'x'.repeat(114)}-#`],
  ])('%s', (branch, expected) => {
    const made = ofBranch(branch);
    expect(expected.endsWith('#') ? made.replace(/[0-9a-f]{8}$/, '#') : made).toBe(expected);
  });

  it('ends with the first digits of `printf %s feat-a | sha256sum`', () => {
    expect(ofBranch('feat-a')).toBe('feat-a-f4ff5ff4');
  });

  it('is never a name that the tag format reads', () => {
    expect(ofBranch('release/1.2.0')).toBe('release-1.2.0');
    const formats = { current: 'release-$version', legacy: ['py$version'], ignored: [] };
    expect(ofBranch('release/1.2.0', formats)).toMatch(/^branch-release-1\.2\.0-[0-9a-f]{8}$/);
    expect(ofBranch('py3.1.0', formats)).toMatch(/^branch-py3\.1\.0-[0-9a-f]{8}$/);
  });

  it('is mutable and does not move latest', () => {
    expect(imagesOf({ kind: 'branch', name: 'main' }, [], RULES)).toEqual({
      images: [{ name: 'app:main', tag: 'main', mutable: true }],
      latest: { moves: false, because: 'branch', higher: null },
    });
  });

  const WORDS = [
    'feat',
    'fix',
    'a',
    'b',
    'main',
    'latest',
    '1.2.0',
    'v1',
    '-',
    '/',
    '.',
    '_',
    'ä',
    'x'.repeat(60),
    'deadbeef',
  ];
  const branches = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  );

  it('is valid, and differs from those of releases and other branches', () => {
    fc.assert(
      fc.property(fc.uniqueArray(branches, { minLength: 2, maxLength: 12 }), (names) => {
        const tags = names.map((name) => ofBranch(name));
        expect(tags.filter((tag) => !isContainerTag(tag) || mayBeRelease(tag))).toEqual([]);
        expect(new Set(tags).size).toBe(names.length);
      }),
      { numRuns: 400 },
    );
  });

  it('differs from that of a branch whose name is this image', () => {
    fc.assert(
      fc.property(branches, (name) => {
        const tag = ofBranch(name);
        if (tag !== name) expect(ofBranch(tag)).not.toBe(tag);
      }),
      { numRuns: 400 },
    );
  });
});
