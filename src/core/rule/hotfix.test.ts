import { describe, expect, it } from 'vitest';
import { REMOTE, tag } from '../../../test/support/facts.ts';
import { judges, on } from '../../../test/support/verdict.ts';
import type { Commit } from '../commit/commit.ts';
import { missingOf, pickedFrom } from './hotfix.ts';
import type { HotfixFacts } from './hotfix.ts';

const FIX = commit('f1f1f1f1f1f1', ['c110'], 'fix: crash');
const ask = (increment: 'PATCH' | 'MINOR' | 'MAJOR', line = 'fix: crash') => ({
  sha: FIX.sha,
  line,
  keyword: line.split(':')[0] ?? '',
  increment,
});
const hotfix = (...missing: readonly Commit[]) => ({ tag: tag('v1.1.1', 'c111'), missing });
const onRemote = (...names: readonly string[]) => ({
  remote: { ...REMOTE, tags: new Map(['v1.1.0', ...names].map((name) => [name, 'o'])) },
});

judges([
  ['patch-only', 'no hotfix branch', { evidence: [ask('MAJOR', 'feat!: x')] }, 'kept', ''],
  ['patch-only', 'fixes', { isHotfix: true, evidence: [ask('PATCH'), ask('PATCH')] }, 'kept', ''],
  ['patch-only', 'nothing that asks', { isHotfix: true }, 'kept', ''],
  [
    'patch-only',
    'a feature among fixes',
    {
      isHotfix: true,
      evidence: [ask('PATCH'), ask('MINOR', 'feat: search')],
      history: { commits: [{ ...FIX, subject: 'feat: search' }] },
    },
    'broken',
    'f1f1f1f "feat: search" calls for a MINOR',
  ],
  [
    'patch-only',
    'a breaking change in the body of a fix',
    { isHotfix: true, evidence: [ask('MAJOR', 'BREAKING CHANGE: x')], history: { commits: [FIX] } },
    'broken',
    'f1f1f1f "fix: crash" calls for a MAJOR',
  ],
  ['hotfix-reconciled', 'main has it all', { snapshot: { hotfixes: [hotfix()] } }, 'kept', ''],
  [
    'hotfix-reconciled',
    'main lacks a fix',
    { snapshot: { hotfixes: [hotfix(FIX), { tag: tag('v1.0.1', 'c101'), missing: [] }] } },
    'broken',
    'v1.1.1 has 1 commit that main does not have: f1f1f1f "fix: crash"',
  ],
  [
    'hotfix-reconciled',
    'main lacks fixes, and the release is a prerelease',
    { to: '1.2.0a0', snapshot: { hotfixes: [hotfix(FIX)] } },
    'not-checked',
    '',
  ],
  [
    'hotfix-reconciled',
    'main lacks fixes, and the release is a hotfix itself',
    { to: '1.1.2', snapshot: { ...on('hotfix/v1.1.2'), hotfixes: [hotfix(FIX)] } },
    'not-checked',
    '',
  ],
  ['hotfix-reconciled', 'nobody looked', { snapshot: { hotfixes: null } }, 'not-checked', ''],
  [
    'hotfix-reconciled',
    'a final release is on the remote alone',
    { snapshot: onRemote('v1.1.1') },
    'broken',
    'v1.1.1: on origin but not here',
  ],
  [
    'hotfix-reconciled',
    'it is there alone, and nothing is pushed',
    { pushes: false, snapshot: onRemote('v1.1.1') },
    'kept',
    '',
  ],
  [
    'hotfix-reconciled',
    'a prerelease and no release are there alone',
    { snapshot: onRemote('v1.2.0a0', 'nightly') },
    'kept',
    '',
  ],
  [
    'hotfix-reconciled',
    'the very tag is there: tag-is-new says so',
    { snapshot: onRemote('v1.2.0') },
    'kept',
    '',
  ],
]);

describe('what main lacks of a hotfix', () => {
  const BUMP = commit('b1b1b1b1b1b1', [FIX.sha], 'bump: version 1.1.0 → 1.1.1');
  const SECOND = commit('f2f2f2f2f2f2', [BUMP.sha], 'fix: leak');
  const SECOND_BUMP = commit('b2b2b2b2b2b2', [SECOND.sha], 'bump: version 1.1.1 → 1.1.2');
  const ground = (more: Partial<HotfixFacts> = {}): HotfixFacts => ({
    tags: [tag('v1.1.1', BUMP.sha)],
    released: new Set([BUMP.sha]),
    commits: [BUMP, FIX],
    mentions: [],
    same: new Set(),
    origins: new Set(),
    asks: (subject) => /^(?:fix|feat)/.test(subject),
    ...more,
  });
  const picked = (sha: string): string => `fix: crash\n\n(cherry picked from commit ${sha})\n`;
  const fromMain = { ...FIX, body: '(cherry picked from commit aaaaaaaaaaaa)' };
  const merge = commit('e1e1e1e1e1e1', [FIX.sha, SECOND.sha], 'Merge branch fix');

  it.each<readonly [string, Partial<HotfixFacts>, readonly string[]]>([
    ['a fix that is nowhere', {}, [FIX.sha]],
    ['reached', { commits: [BUMP] }, []],
    ['of the same patch id', { same: new Set([FIX.sha]) }, []],
    ['another one is of the same patch id', { same: new Set([BUMP.sha]) }, [FIX.sha]],
    ['named by -x', { mentions: [picked(FIX.sha)] }, []],
    ['named by -x, shortened', { mentions: [picked(FIX.sha.slice(0, 7))] }, []],
    ['another one is named', { mentions: [picked('0123456789ab')] }, [FIX.sha]],
    [
      'named in a squash of many',
      {
        mentions: [`feat: search (#7)\n\n* fix: a\n\n${picked('0123456789ab')}\n* ${picked(FIX.sha)}\nMore.`],
      },
      [],
    ],
    ['named in a trailer', { mentions: [`fix: x\n\nCherry-picked-from: ${FIX.sha.toUpperCase()}\n`] }, []],
    [
      'named by the way',
      { mentions: [`fix: x\n\nSee ${FIX.sha}, as does cherry picked fruit.\n`] },
      [FIX.sha],
    ],
    ['picked from main itself', { commits: [BUMP, fromMain], origins: new Set(['aaaaaaaaaaaa']) }, []],
    ['picked from a commit that main does not reach', { commits: [BUMP, fromMain] }, [FIX.sha]],
    ['skipped', { mentions: [`chore: not needed\n\nHotfix-skipped: ${FIX.sha}\n`] }, []],
    ['another one is skipped', { mentions: ['chore: x\n\nHotfix-skipped: 0123456789ab\n'] }, [FIX.sha]],
    ['skipped in the middle of a line', { mentions: [`x\n\nNo Hotfix-skipped: ${FIX.sha}\n`] }, [FIX.sha]],
    [
      'a tag on a fix, without a bump',
      { tags: [tag('v1.1.1', FIX.sha)], released: new Set([FIX.sha]), commits: [FIX] },
      [FIX.sha],
    ],
    ['a bump commit that no release stands on', { released: new Set() }, [FIX.sha, BUMP.sha]],
    [
      'a merge, and both of its sides',
      {
        tags: [tag('v1.1.1', merge.sha)],
        released: new Set([BUMP.sha, merge.sha]),
        commits: [merge, SECOND, BUMP, FIX],
      },
      [FIX.sha, SECOND.sha],
    ],
  ])('%s', (_, more, expected) => {
    const missing = missingOf(ground(more)).flatMap((one) => one.missing.map(({ sha }) => sha));
    expect(missing).toEqual(expected);
  });

  it('is told of each release, oldest commit first', () => {
    const both = missingOf(
      ground({
        tags: [tag('v1.1.2', SECOND_BUMP.sha), tag('v1.1.1', BUMP.sha)],
        released: new Set([BUMP.sha, SECOND_BUMP.sha]),
        commits: [SECOND_BUMP, SECOND, BUMP, FIX],
      }),
    );
    expect(both.map((one) => [one.tag.name, ...one.missing.map(({ sha }) => sha)])).toEqual([
      ['v1.1.2', FIX.sha, SECOND.sha],
      ['v1.1.1', FIX.sha],
    ]);
  });

  it('is no bump commit of a release that nobody asks about, nor of a prerelease', () => {
    const only = missingOf(
      ground({
        tags: [tag('v1.1.2', SECOND_BUMP.sha)],
        released: new Set([BUMP.sha, SECOND_BUMP.sha]),
        commits: [SECOND_BUMP, SECOND, BUMP, FIX],
        same: new Set([FIX.sha]),
      }),
    );
    expect(only.flatMap((one) => one.missing)).toEqual([SECOND]);
  });
});

it.each([
  ['(cherry picked from commit abcdef1)', ['abcdef1']],
  ['Cherry-picked-from: ABCDEF1234', ['abcdef1234']],
  ['cherry picked from abcdef1', ['abcdef1']],
  ['(cherry picked from commit abcdef)', []],
  ['(cherry picked from commit abcdefg1234567)', []],
  ['a\n(cherry picked from commit 1234567)\n(cherry picked from commit 7654321)', ['1234567', '7654321']],
])('%j is picked from %j', (message, shas) => {
  expect(pickedFrom(message)).toEqual(shas);
});

function commit(sha: string, parents: readonly string[], subject: string): Commit {
  return { sha, parents, subject, body: '' };
}
