import { describe, expect, it } from 'vitest';
import { change, tag, version } from '../../../test/support/facts.ts';
import type { Commit } from '../commit/commit.ts';
import { pep621 } from '../provider/pep621.ts';
import { scm } from '../provider/scm.ts';
import { tagReader } from '../tag/recognise.ts';
import { judgeTags, lineOf } from './tags.ts';
import type { TaggedCommit } from './tagged.ts';
import type { AuditTag } from './audit-facts.ts';

const EVERYWHERE = { offMain: new Set<string>(), onHotfix: new Set<string>(), onBranch: new Set<string>() };

function bump(sha: string, from: string, to: string): TaggedCommit {
  const made = change(sha, `bump: version ${from} → ${to}`, from, to);
  return { sha, firstLine: made.firstLine, version: to, change: made };
}

/** `v1.2.0` on the commit `c1.2.0`, a bump commit from `from`. */
function release(to: string, from: string, more: Partial<AuditTag> = {}): AuditTag {
  return {
    ...tag(`v${to}`, `c${to}`),
    version: version(to),
    spelled: to,
    isUsual: true,
    at: bump(`c${to}`, from, to),
    locked: null,
    lacksSection: false,
    ...more,
  };
}

/** Newest first, each the only parent of the one before it. */
function line(...shas: readonly string[]): readonly Commit[] {
  return shas.map((sha, at) => ({ sha, parents: shas.slice(at + 1, at + 2), subject: 'feat: x', body: '' }));
}

type Facts = Parameters<typeof judgeTags>[0];

function judged(tags: readonly AuditTag[], more: Partial<Facts> = {}): readonly string[] {
  const facts: Facts = {
    mainBranch: 'main',
    remote: 'origin',
    size: tags.length,
    history: line(...tags.map(({ commit }) => commit).toReversed()),
    refused: [],
    asked: null,
    versionChanges: [],
    unread: [],
    bumps: [],
    home: HOME,
    readTag: tagReader({ current: 'v$version', legacy: [], ignored: [] }).versionOf,
    tags,
    line: EVERYWHERE,
    there: null,
    hotfixes: [],
    bumpMessage: 'bump: version $current_version → $new_version',
    ...more,
  };
  return judgeTags(facts).map(({ rule, ref }) => `${rule} ${ref ?? ''}`);
}

const place = { folder: '', configFile: 'pyproject.toml' };
const HOME = { provider: pep621, place };

const FIRST = release('1.0.0', '0.9.0');
const hand = (sha: string, version: string | null): TaggedCommit => ({
  sha,
  firstLine: 'feat: x',
  version,
  change: null,
});

describe('release tags', () => {
  it.each<readonly [string, readonly AuditTag[], Partial<Facts>, readonly string[]]>([
    ['in order', [FIRST, release('1.1.0', '1.0.0'), release('1.2.0a0', '1.1.0')], {}, []],
    ['the lowest stands where its version is', [{ ...FIRST, at: hand('x', '1.0.0') }], {}, []],
    [
      'another one stands on no bump commit',
      [FIRST, release('1.1.0', '1.0.0', { at: hand('c1.1.0', '1.1.0') })],
      {},
      ['tags-made-by-release v1.1.0'],
    ],
    [
      'one stands where another version is',
      [{ ...FIRST, at: hand('x', '0.5.0') }],
      {},
      ['tags-made-by-release v1.0.0'],
    ],
    [
      'the version was in a file that can’t be read, and the bump commit says so',
      [
        FIRST,
        release('1.1.0', '1.0.0', {
          at: { ...hand('c1.1.0', null), firstLine: 'bump: version 1.0.0 → 1.1.0' },
        }),
      ],
      {},
      [],
    ],
    [
      'the version was in such a file, and the message is another one',
      [FIRST, release('1.1.0', '1.0.0', { at: hand('c1.1.0', null) })],
      {},
      ['tags-made-by-release v1.1.0'],
    ],
    [
      'a bump commit that found its version there already is none',
      [FIRST, release('1.1.0', '1.0.0', { at: { ...bump('c1.1.0', '1.0.0', '1.1.0'), change: null } })],
      {},
      ['tags-made-by-release v1.1.0'],
    ],
    ['one stands on no commit', [{ ...FIRST, at: null }], {}, ['tags-made-by-release v1.0.0']],
    ['tags are the version', [{ ...FIRST, at: null }], { home: { provider: scm, place } }, []],
    [
      'two are of one version: the odd one is named',
      [release('1.0.0', '0.9.0', { name: 'ver1.0.0', isUsual: false }), FIRST],
      { history: line('c1.0.0') },
      ['tags-made-by-release ver1.0.0'],
    ],
    [
      'a lower one comes behind',
      [FIRST, release('2.0.0', '1.0.0'), release('1.5.0', '2.0.0')],
      {},
      ['version-grows v1.5.0'],
    ],
    [
      'a patch beside it does not come behind',
      [FIRST, release('2.0.0', '1.0.0'), release('1.0.1', '1.0.0')],
      {
        history: [
          ...line('c2.0.0', 'c1.0.0').slice(0, 1),
          ...line('c1.0.1', 'c1.0.0').slice(0, 1),
          ...line('c1.0.0'),
        ],
      },
      [],
    ],
    [
      'one is another object on the remote',
      [FIRST, release('1.1.0', '1.0.0')],
      { there: new Map([['v1.0.0', 'other']]) },
      ['tag-not-moved v1.0.0'],
    ],
    [
      'its lock and its changelog do not know it',
      [release('1.0.0', '0.9.0', { locked: '0.9.0', lacksSection: true })],
      {},
      ['versions-agree v1.0.0', 'changelog-has-version v1.0.0'],
    ],
    ['its lock spells it in another way', [release('1.0.0', '0.9.0', { locked: '1.0' })], {}, []],
  ])('%s', (_name, tags, facts, findings) => {
    expect(judged(tags, facts)).toEqual(findings);
  });
});

describe('the line of releases', () => {
  const off = (...names: readonly string[]) => ({ offMain: new Set(names) });
  const alpha = release('1.1.0a0', '1.0.0');

  it.each<readonly [string, AuditTag, Partial<Facts['line']>, readonly string[]]>([
    [
      'a final off main',
      FIRST,
      { ...off('v1.0.0'), onBranch: new Set(['v1.0.0']) },
      ['release-on-line v1.0.0'],
    ],
    [
      'a final on its hotfix branch',
      FIRST,
      { ...off('v1.0.0'), onHotfix: new Set(['v1.0.0']), onBranch: new Set(['v1.0.0']) },
      [],
    ],
    ['a prerelease on a branch', alpha, { ...off('v1.1.0a0'), onBranch: new Set(['v1.1.0a0']) }, []],
    ['a prerelease that no branch reaches', alpha, off('v1.1.0a0'), ['release-on-line v1.1.0a0']],
  ])('%s', (_name, only, where, findings) => {
    expect(judged([only], { line: { ...EVERYWHERE, ...where } })).toEqual(findings);
  });

  it('knows a patch whose branch is gone by the release that it forks off from', () => {
    const patch = release('1.0.1', '1.0.0');
    const minor = release('1.1.0', '1.0.0');
    const unreached = line('c1.1.0', 'c1.0.1', 'c1.0.0').slice(0, 2);
    const found = lineOf([FIRST, patch, minor], unreached, [], (name) => `hotfix/${name}`);
    expect(found.offMain).toEqual(new Set(['v1.0.1', 'v1.1.0']));
    expect(found.onHotfix).toEqual(new Set(['v1.0.1']));
  });

  it('knows a release by the branch of its name', () => {
    const unreached = line('c1.1.0', 'c1.0.0').slice(0, 1);
    const minor = release('1.1.0', '1.0.0');
    const on = (name: string) =>
      lineOf([FIRST, minor], unreached, [{ name, reached: new Set(['c1.1.0']) }], (of) => `hotfix/${of}`);
    expect(on('hotfix/v1.1.0').onHotfix).toEqual(new Set(['v1.1.0']));
    expect(on('hotfix/v1.2.0').onHotfix).toEqual(new Set());
    expect(on('hotfix/v1.2.0').onBranch).toEqual(new Set(['v1.1.0']));
  });
});
