import { describe, expect, it } from 'vitest';
import { LONGEST_VERSION } from '../text/limits.ts';
import { compareVersions, isFinal, isPrerelease, parseVersion } from './version.ts';
import type { Version } from './version.ts';

const FINAL: Version = { epoch: 0, release: [1, 2, 3], pre: null, post: null, dev: null, local: null };

describe('parseVersion', () => {
  it.each<[string, Partial<Version>]>([
    ['1.2.3', {}],
    ['v1.2.3', {}],
    ['V1.2.3', {}],
    [' \t1.2.3\n', {}],
    ['01.002.3', {}],
    ['1', { release: [1] }],
    ['1.0', { release: [1, 0] }],
    ['1.2.3.4', { release: [1, 2, 3, 4] }],
    ['2!1.2.3', { epoch: 2 }],
    ['1.2.3a1', { pre: { phase: 'alpha', number: 1 } }],
    ['1.2.3-ALPHA.1', { pre: { phase: 'alpha', number: 1 } }],
    ['1.2.3_beta_02', { pre: { phase: 'beta', number: 2 } }],
    ['1.2.3.b', { pre: { phase: 'beta', number: 0 } }],
    ['1.2.3c4', { pre: { phase: 'rc', number: 4 } }],
    ['1.2.3pre', { pre: { phase: 'rc', number: 0 } }],
    ['1.2.3preview5', { pre: { phase: 'rc', number: 5 } }],
    ['1.2.3-rc-6', { pre: { phase: 'rc', number: 6 } }],
    ['1.2.3-1', { post: 1 }],
    ['1.2.3.post', { post: 0 }],
    ['1.2.3-r4', { post: 4 }],
    ['1.2.3rev.5', { post: 5 }],
    ['1.2.3dev', { dev: 0 }],
    ['1.2.3-dev-4', { dev: 4 }],
    ['1.2.3+Ab_c-007.0', { local: 'ab.c.7.0' }],
    ['1.2.3+20240101123456789012', { local: '20240101123456789012' }],
    ['1.2.3-alpha.0.post.1.dev.2+x', { pre: { phase: 'alpha', number: 0 }, post: 1, dev: 2, local: 'x' }],
    ['9007199254740991.2.3', { release: [9007199254740991, 2, 3] }],
  ])('reads %j', (text, parts) => {
    expect(parseVersion(text)).toEqual({ ...FINAL, ...parts });
  });

  it('reads the longest', () => {
    const local = 'a'.repeat(LONGEST_VERSION - '1.2.3+'.length);
    expect(parseVersion(` 1.2.3+${local} `)).toEqual({ ...FINAL, local });
  });

  it.each([
    '',
    'v',
    'abc',
    '1.2.3-foo',
    '1..2',
    '.1',
    '1.2.',
    '1.2.3+',
    '1.2.3+a..b',
    '1.2.3+ä',
    '1.2.3 beta',
    'vv1.2.3',
    '1.2.3a1b1',
    '1.2.3.dev1.post1',
    '1.x',
    '-1.0',
    '٣.0',
    '9007199254740992.0.0',
    '1.0a9007199254740992',
    `1.${'9'.repeat(400)}`,
    `1.0+${'a'.repeat(LONGEST_VERSION - 3)}`,
  ])('reads no version in %j', (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  it('is done at once with a text made to keep it busy', () => {
    expect(parseVersion(`1${'.1'.repeat(100_000)}!`)).toBeNull();
    expect(parseVersion(`1+${'a.'.repeat(100_000)}`)).toBeNull();
  });
});

describe('compareVersions', () => {
  /** Each line is one version in several spellings; the lines ascend. From PEP 440 and packaging's behaviour. */
  const ASCENDING = [
    ['0.dev0'],
    ['0', '0.0', '0.0.0'],
    ['1.0.dev1', '1.dev1'],
    ['1.0.dev456'],
    ['1.0a1.dev1'],
    ['1.0a1', '1.0-alpha.1', '1.0.0a1'],
    ['1.0a1.post1.dev1'],
    ['1.0a1.post1'],
    ['1.0a2'],
    ['1.0a10'],
    ['1.0b1.dev456'],
    ['1.0b2'],
    ['1.0rc1', '1.0c1', '1.0-preview.1'],
    ['1.0', 'v1', '1.0.0.0'],
    ['1.0+abc'],
    ['1.0+abc.5'],
    ['1.0+abc.7'],
    ['1.0+5', '1.0+005'],
    ['1.0+5.a'],
    ['1.0+5.0'],
    ['1.0+20'],
    ['1.0+99999999999999999998'],
    ['1.0+99999999999999999999'],
    ['1.0.post1.dev2'],
    ['1.0.post1', '1.0-1'],
    ['1.0.1.dev1'],
    ['1.0.1'],
    ['1.1.dev1'],
    ['1.10'],
    ['2'],
    ['1!0.1'],
  ];
  const ranked = ASCENDING.flatMap((spellings, rank) => spellings.map((text) => ({ text, rank })));

  it.each(ranked)('puts $text in its place', ({ text, rank }) => {
    for (const other of ranked) {
      const sign = Math.sign(compareVersions(parseVersion(text)!, parseVersion(other.text)!));
      expect(`${text} ${other.text} ${sign}`).toBe(`${text} ${other.text} ${Math.sign(rank - other.rank)}`);
    }
  });
});

describe('isPrerelease', () => {
  it.each([
    ['1.0a1', true],
    ['1.0rc0', true],
    ['1.0.dev0', true],
    ['1.0.post1.dev1', true],
    ['1.0', false],
    ['1.0.post1', false],
    ['1.0+a1', false],
  ])('%s: %s', (text, expected) => {
    expect(isPrerelease(parseVersion(text)!)).toBe(expected);
    expect(isFinal(parseVersion(text)!)).toBe(!expected);
  });
});
