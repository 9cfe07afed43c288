import { describe, expect, it } from 'vitest';
import { facts, REMOTE, tag } from '../../../test/support/facts.ts';
import type { FactsSketch } from '../../../test/support/facts.ts';
import { on, STRICT, verdict } from '../../../test/support/verdict.ts';
import type { RuleId } from '../config/rule-id.ts';
import { GOLDEN_RULES } from './golden.ts';
import { judge } from './rule.ts';
import type { Leniency, Verdict } from './rule.ts';

describe('a release that keeps every rule', () => {
  it('is judged by each of them', () => {
    const states = judge(GOLDEN_RULES, facts({ snapshot: { hotfixes: [] } }), STRICT).map(
      ({ state }) => state,
    );
    expect(states).toEqual(GOLDEN_RULES.map(() => 'kept'));
  });
});

describe('what to type next', () => {
  const older = { tags: [tag('v1.1.0', 'c110'), tag('v1.2.0', 'x')] };
  const empty = { askedByCommits: null, to: '1.2.0a0' };
  const taken = { tags: [tag('v1.1.0', 'c110'), tag('v1.2.0', 'x')] };
  const takenThere = { remote: { ...REMOTE, tags: new Map([['v1.2.0', 'o']]) } };
  const fixes = [
    { sha: 'ccccccccc', parents: ['bbbbbbbbb', 'x'], subject: 'Merge', body: '' },
    { sha: 'bbbbbbbbb', parents: ['aaaaaaaaa'], subject: 'fix: b', body: '' },
    { sha: 'aaaaaaaaa', parents: ['c110'], subject: 'fix: a', body: '' },
  ];
  it.each<readonly [string, RuleId, FactsSketch, string]>([
    [
      'if the tag is here',
      'tag-is-new',
      { snapshot: taken },
      'if it is a release: relctl bump 1.2.1; otherwise: git tag --delete v1.2.0',
    ],
    [
      'if it is on the remote as well',
      'tag-is-new',
      { snapshot: { ...taken, ...takenThere } },
      'relctl bump 1.2.1',
    ],
    [
      'if it is only there',
      'tag-is-new',
      { snapshot: takenThere },
      'git fetch origin --tags, and look at what was released; to release the next version: relctl bump 1.2.1',
    ],
    [
      'if no other version is known',
      'tag-is-new',
      { snapshot: { ...taken, ...takenThere }, free: null },
      'relctl bump VERSION',
    ],
    [
      'if it is that of a hotfix',
      'tag-is-new',
      { isHotfix: true, snapshot: { ...taken, ...takenThere }, history: { commits: fixes } },
      'relctl hotfix v1.2.0 --pick aaaaaaa --pick bbbbbbb',
    ],
    ['for hotfix ship on main', 'release-branch', { line: 'hotfix', to: '1.1.1' }, 'relctl hotfix v1.1.0'],
    [
      'for hotfix ship on another branch',
      'release-branch',
      { line: 'hotfix', to: '1.1.1', snapshot: on('fix-1.1') },
      'relctl hotfix v1.1.0; or, if the fix is on this branch: git branch -m fix-1.1 hotfix/v1.1.1',
    ],
    [
      'for hotfix ship of a prerelease',
      'release-branch',
      { line: 'hotfix', from: '1.2.0a0' },
      'relctl hotfix v1.1.0',
    ],
    [
      'on a branch of an older release with another name',
      'release-branch',
      { to: '1.1.1', snapshot: { ...on('fix-1.1'), ...older } },
      'v1.1.1 is a patch of an older release, and its branch is hotfix/v1.1.1: git branch -m fix-1.1 hotfix/v1.1.1',
    ],
    [
      'for a patch of the newest release',
      'release-branch',
      { to: '1.1.1', snapshot: on("fix-1.1'") },
      "git switch main, or set main_branch in [tool.relctl]; for a patch of 1.1.0 alone, rename the branch: git branch -m 'fix-1.1'\\''' hotfix/v1.1.1",
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
      'for the final release: relctl bump; or commit a fix first',
    ],
  ])('%s', (_, rule, sketch, remedy) => {
    expect(verdict(rule, sketch)?.violations.map((one) => one.remedy)).toEqual([remedy]);
  });
});

describe('leniency', () => {
  const dirty: FactsSketch = { snapshot: { dirty: ['a.py'] } };
  it.each<readonly [string, FactsSketch, Leniency, Verdict['state'] | undefined]>([
    ['--allow overrides', dirty, { allowed: ['clean-tree'], levels: {} }, 'lifted'],
    ['warn warns', dirty, { allowed: [], levels: { 'clean-tree': 'warn' } }, 'warned'],
    [
      'off says nothing about a rule that is kept',
      {},
      { allowed: [], levels: { 'clean-tree': 'off' } },
      undefined,
    ],
    [
      'a planned path that is dirty is always refused',
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
