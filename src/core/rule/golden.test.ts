import { describe, expect, it } from 'vitest';
import { change, facts, REMOTE, tag } from '../../../test/support/facts.ts';
import type { FactsSketch } from '../../../test/support/facts.ts';
import type { RuleId } from '../config/rule-id.ts';
import { GOLDEN_RULES } from './golden.ts';
import { judge } from './rule.ts';
import type { Leniency, Verdict } from './rule.ts';

const STRICT: Leniency = { allowed: [], levels: {} };

function verdict(rule: RuleId, sketch: FactsSketch, leniency = STRICT): Verdict | undefined {
  return judge(GOLDEN_RULES, facts(sketch), leniency).find((one) => one.rule === rule);
}

const AHEAD = { behind: 2, ahead: [] };
const MERGING = { sha: 'head', branch: 'main', operation: 'merge' };
const on = (branch: string | null) => ({ head: { sha: 'head', branch, operation: null } });
const UNREACHABLE = { kind: 'unreachable', name: 'origin', defaultBranch: null, said: 'no route' } as const;
const NOT_ASKED = { kind: 'not-asked', name: 'origin', defaultBranch: null, why: null } as const;
const BUMP = 'bump: version 1.1.0 → 1.2.0';
const head = { sha: 'head', parents: ['c110'], subject: 'x', body: '' };

describe('a release that keeps every rule', () => {
  it('is judged by all of them', () => {
    const states = judge(GOLDEN_RULES, facts(), STRICT).map(({ state }) => state);
    expect(states).toEqual(GOLDEN_RULES.map(() => 'kept'));
  });
});

describe.each<readonly [RuleId, string, FactsSketch, Verdict['state'], string]>([
  ['clean-tree', 'another file is dirty', { snapshot: { dirty: ['a.py'] } }, 'broken', 'a.py'],
  ['clean-tree', 'a merge is under way', { snapshot: { head: MERGING } }, 'broken', 'merge'],
  ['release-branch', 'a feature branch', { snapshot: on('feat/x') }, 'broken', 'feat/x'],
  ['release-branch', 'detached', { snapshot: on(null) }, 'broken', 'detached'],
  ['release-branch', 'another main branch', { snapshot: on('trunk'), mainBranch: 'trunk' }, 'kept', ''],
  [
    'release-branch',
    'the hotfix branch of this patch',
    { snapshot: on('hotfix/v1.1.1'), to: '1.1.1' },
    'kept',
    '',
  ],
  [
    'release-branch',
    'the hotfix branch of another patch',
    { snapshot: on('hotfix/v1.1.2'), to: '1.1.1' },
    'broken',
    'hotfix/v1.1.2',
  ],
  [
    'release-branch',
    'a minor on its hotfix branch',
    { snapshot: on('hotfix/v1.2.0') },
    'broken',
    'hotfix/v1.2.0',
  ],
  [
    'release-branch',
    'a prerelease on a hotfix branch',
    { snapshot: on('hotfix/v1.1.1a0'), to: '1.1.1a0' },
    'broken',
    'main',
  ],
  ['up-to-date', 'behind', { snapshot: { remote: { ...REMOTE, difference: AHEAD } } }, 'broken', '2 commits'],
  [
    'up-to-date',
    'an unknown commit there',
    { snapshot: { remote: { ...REMOTE, difference: null } } },
    'broken',
    'not here',
  ],
  [
    'up-to-date',
    'the branch is not there',
    { snapshot: { remote: { ...REMOTE, branch: null, difference: null } } },
    'kept',
    '',
  ],
  ['up-to-date', 'unreachable', { snapshot: { remote: UNREACHABLE } }, 'broken', 'no route'],
  [
    'up-to-date',
    'unreachable, but nothing is pushed',
    { snapshot: { remote: UNREACHABLE }, pushes: false },
    'not-checked',
    '',
  ],
  ['up-to-date', 'nobody asked', { snapshot: { remote: NOT_ASKED } }, 'not-checked', ''],
  ['tag-is-new', 'the tag is here', { snapshot: { tags: [tag('v1.2.0', 'c1')] } }, 'broken', 'exists here'],
  [
    'tag-is-new',
    'the tag is there',
    { snapshot: { remote: { ...REMOTE, tags: new Map([['v1.2.0', 'o']]) } } },
    'broken',
    'on origin',
  ],
  [
    'tag-is-new',
    'the tag is there, and nothing is pushed',
    { snapshot: { remote: { ...REMOTE, tags: new Map([['v1.2.0', 'o']]) } }, pushes: false },
    'kept',
    '',
  ],
  ['tag-is-new', 'nobody asked', { snapshot: { remote: NOT_ASKED } }, 'not-checked', ''],
  ['version-grows', 'a smaller one', { to: '1.0.9' }, 'broken', '1.0.9'],
  ['version-grows', 'the same', { to: '1.1.0' }, 'broken', '1.1.0'],
  ['version-grows', 'the same, as the first release', { to: '1.1.0', isFirstRelease: true }, 'kept', ''],
  [
    'version-grows',
    'smaller than a tag of another line',
    { snapshot: { tags: [tag('v2.0.0', 'x')] } },
    'kept',
    '',
  ],
  [
    'phase-forward',
    'alpha after beta',
    { from: '1.2.0b0', to: '1.2.0b1', phase: 'alpha' },
    'broken',
    'alpha',
  ],
  ['phase-forward', 'alpha after beta by version', { from: '1.2.0b0', to: '1.2.0a1' }, 'broken', 'alpha'],
  ['phase-forward', 'rc after beta', { from: '1.2.0b0', to: '1.2.0rc0', phase: 'rc' }, 'kept', ''],
  ['phase-forward', 'final after rc', { from: '1.2.0rc0', to: '1.2.0' }, 'kept', ''],
  [
    'phase-forward',
    'alpha of a raised base',
    { from: '1.2.0rc0', to: '2.0.0a0', phase: 'alpha' },
    'kept',
    '',
  ],
  ['releasable-commits', 'an empty drop', { to: '1.2.0a0', askedByCommits: null }, 'broken', 'nothing new'],
  ['releasable-commits', 'a final without commits', { from: '1.2.0a0', askedByCommits: null }, 'kept', ''],
  [
    'versions-agree',
    'a stale file',
    { versionFiles: [{ path: 'a.py', holdsCurrent: false }] },
    'broken',
    'a.py',
  ],
  ['versions-agree', 'a fresh file', { versionFiles: [{ path: 'a.py', holdsCurrent: true }] }, 'kept', ''],
  [
    'version-not-hand-edited',
    'edited since',
    { history: { versionChanges: [change('abc', 'fix: x', '1.1.0', '1.2.0')] } },
    'broken',
    '"fix: x" changed 1.1.0 to 1.2.0',
  ],
  [
    'version-not-hand-edited',
    'bumped since',
    { history: { versionChanges: [change('abc', BUMP, '1.1.0', '1.2.0')] } },
    'kept',
    '',
  ],
  [
    'version-not-hand-edited',
    'the version itself is an edit',
    {
      currentTag: null,
      from: '1.2.0',
      to: '1.3.0',
      history: { versionChanges: [change('abc', 'x', '1.1.0', '1.2.0')] },
    },
    'broken',
    'abc',
  ],
  [
    'version-not-hand-edited',
    'an edit before the version',
    {
      currentTag: null,
      from: '1.2.0',
      to: '1.3.0',
      history: {
        versionChanges: [change('abc', BUMP, '1.1.0', '1.2.0'), change('def', 'x', '1.0.0', '1.1.0')],
      },
    },
    'kept',
    '',
  ],
  [
    'version-not-hand-edited',
    'nothing was ever released',
    {
      currentTag: null,
      isFirstRelease: true,
      history: { versionChanges: [change('abc', 'x', '1.1.0', '1.2.0')] },
    },
    'not-checked',
    '',
  ],
  [
    'tags-made-by-release',
    'a later tag on a plain commit',
    { snapshot: { tags: [tag('v1.1.5', 'head')] } },
    'broken',
    'v1.1.5',
  ],
  [
    'tags-made-by-release',
    'a later tag on its bump commit',
    {
      snapshot: { tags: [tag('v1.2.0', 'head')] },
      history: { versionChanges: [change('head', BUMP, '1.1.0', '1.2.0')] },
    },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'a later tag on the bump commit of another version',
    {
      snapshot: { tags: [tag('v1.3.0', 'head')] },
      history: { versionChanges: [change('head', BUMP, '1.1.0', '1.2.0')] },
    },
    'broken',
    'v1.3.0',
  ],
  [
    'tags-made-by-release',
    'tags are the version',
    { snapshot: { tags: [tag('v1.1.5', 'head')] }, file: null },
    'not-checked',
    '',
  ],
  [
    'version-not-hand-edited',
    'tags are the version',
    { history: { versionChanges: [change('abc', 'fix: x', '1.1.0', '1.2.0')] }, file: null },
    'not-checked',
    '',
  ],
  [
    'versions-agree',
    'tags are the version',
    { versionFiles: [{ path: 'a.py', holdsCurrent: false }], file: null },
    'broken',
    'the latest tag says 1.1.0; it is not found in a.py',
  ],
  [
    'tags-made-by-release',
    'a later tag that is no release',
    { snapshot: { tags: [tag('nightly', 'head')] } },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'a hand-made tag before the current one',
    { snapshot: { tags: [tag('v1.0.5', 'old')] } },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'the current tag carries another version',
    { history: { taggedVersion: '1.0.0' } },
    'broken',
    '1.0.0',
  ],
  [
    'complete-history',
    'shallow within the range',
    { snapshot: { shallow: new Set(['head']) }, history: { commits: [head] } },
    'broken',
    'shallow',
  ],
  [
    'complete-history',
    'shallow below the range',
    { snapshot: { shallow: new Set(['c110']) }, history: { commits: [head] } },
    'kept',
    '',
  ],
  [
    'complete-history',
    'no tag for the version',
    { from: '1.1.5', currentTag: null, snapshot: { tags: [tag('v1.0.0', 'x')] } },
    'broken',
    'v1.0.0',
  ],
  [
    'complete-history',
    'its tag is on the remote alone',
    { currentTag: null, snapshot: { tags: [] } },
    'broken',
    'not here',
  ],
  [
    'complete-history',
    'its tag is in a format that is not configured',
    {
      currentTag: null,
      stray: { name: '1.1.0', format: '$version' },
      snapshot: { tags: [tag('1.1.0', 'x'), tag('v1.0.0', 'y')], remote: NOT_ASKED },
    },
    'broken',
    'pyproject.toml says 1.1.0, whose tag is 1.1.0, and no configured format (v$version) makes that name',
  ],
  [
    'version-not-hand-edited',
    'its tag is in a format that is not configured',
    {
      currentTag: null,
      stray: { name: '1.1.0', format: '$version' },
      history: { versionChanges: [change('abc', 'x', '1.0.0', '1.1.0')] },
    },
    'not-checked',
    '',
  ],
  [
    'complete-history',
    'the first release',
    { currentTag: null, isFirstRelease: true, snapshot: { tags: [] } },
    'kept',
    '',
  ],
])('%s: %s', (rule, _, sketch, state, found) => {
  it(`is ${state}`, () => {
    const judged = verdict(rule, sketch);
    expect(judged?.state).toBe(state);
    expect(judged?.violations.map((one) => one.found).join('\n')).toContain(found);
  });
});

describe('what to type next', () => {
  const older = { tags: [tag('v1.1.0', 'c110'), tag('v1.2.0', 'x')] };
  const empty = { askedByCommits: null, to: '1.2.0a0' };
  it.each<readonly [string, RuleId, FactsSketch, string]>([
    [
      'on a branch of an older release that is named otherwise',
      'release-branch',
      { to: '1.1.1', snapshot: { ...on('fix-1.1'), ...older } },
      'v1.1.1 is a patch of an older release, made on hotfix/v1.1.1: git branch -m fix-1.1 hotfix/v1.1.1',
    ],
    [
      'for a patch of the newest release',
      'release-branch',
      { to: '1.1.1', snapshot: on("fix-1.1'") },
      "git switch main, or set main_branch in [tool.relctl]; if it is to be a patch of 1.1.0 alone, name the branch for it: git branch -m 'fix-1.1'\\''' hotfix/v1.1.1",
    ],
    [
      'for a minor',
      'release-branch',
      { snapshot: { ...on('fix-1.1'), ...older } },
      'git switch main, or set main_branch in [tool.relctl]',
    ],
    ['after a final release', 'releasable-commits', empty, 'commit a fix or a feature first'],
    [
      'in a cycle',
      'releasable-commits',
      { ...empty, from: '1.2.0a0', to: '1.2.0a1' },
      'relctl bump makes the final release; or commit a fix first',
    ],
  ])('%s', (_, rule, sketch, remedy) => {
    expect(verdict(rule, sketch)?.violations.map((one) => one.remedy)).toEqual([remedy]);
  });
});

describe('leniency', () => {
  const dirty: FactsSketch = { snapshot: { dirty: ['a.py'] } };
  it.each<readonly [string, FactsSketch, Leniency, Verdict['state'] | undefined]>([
    ['--allow lifts', dirty, { allowed: ['clean-tree'], levels: {} }, 'lifted'],
    ['warn warns', dirty, { allowed: [], levels: { 'clean-tree': 'warn' } }, 'warned'],
    [
      'off is silent about a rule that is kept',
      {},
      { allowed: [], levels: { 'clean-tree': 'off' } },
      undefined,
    ],
    [
      'a planned path that is dirty is never lifted',
      { snapshot: { dirty: ['pyproject.toml'] } },
      { allowed: ['clean-tree'], levels: { 'clean-tree': 'off' } },
      'broken',
    ],
  ])('%s', (_, sketch, leniency, state) => {
    expect(verdict('clean-tree', sketch, leniency)?.state).toBe(state);
  });

  it('leaves an existing tag refused', () => {
    const taken: FactsSketch = { snapshot: { tags: [tag('v1.2.0', 'x')] } };
    expect(verdict('tag-is-new', taken, { allowed: ['tag-is-new'], levels: {} })?.state).toBe('broken');
  });
});
