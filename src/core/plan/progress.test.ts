import { describe, expect, test } from 'vitest';
import type { Effect, EffectKind, Effects } from './effect.ts';
import type { Plan } from './plan.ts';
import {
  baselineAfter,
  beforeCheckout,
  branchAfter,
  hasMovedHead,
  headAfter,
  isPublished,
  lastOwnCommit,
  nextEffect,
  tagMade,
  writtenPaths,
} from './progress.ts';
import type { Done, Receipts } from './receipt.ts';

const WRITE: Effect = { kind: 'write-file', path: 'a.py', before: 'a', after: 'b' };
const PRE: Effect = { kind: 'run-hook', stage: 'pre', command: 'true', environment: {} };
const POST: Effect = { ...PRE, stage: 'post' };
const COMMIT: Effect = {
  kind: 'create-commit',
  message: 'bump',
  paths: ['a.py'],
  verify: true,
  retry: false,
  optional: true,
};
const TAG: Effect = { kind: 'create-tag', name: 'v1.2.0', message: null, signed: false };
const BRANCH: Effect = { kind: 'create-branch', name: 'hotfix/v1.1.1', at: 'r' };
const SWITCH: Effect = {
  kind: 'switch-branch',
  from: { head: 'h', branch: 'main' },
  to: { head: 'r', branch: 'hotfix/v1.1.1' },
};
const FORWARD: Effect = { kind: 'fast-forward', branch: 'main', from: 'h', to: 'f' };
const PICK: Effect = { kind: 'cherry-pick', commit: 'c', subject: 'fix: a', whenEmpty: null };
const PUSH: Effect = { kind: 'push', remote: 'origin', branch: 'main', tag: null };
const PUSH_TAG: Effect = { kind: 'push-tag', remote: 'origin', branch: 'main', tag: 'v1.2.0' };

function plan(...effects: readonly Effect[]): Plan {
  return { title: 'a plan', basis: { head: 'h', branch: 'main', dirty: [] }, effects };
}

function done<K extends EffectKind>(effect: Effect & Effects[K], receipt: Receipts[K]): Done {
  return { kind: effect.kind, effect, receipt } as Done;
}

const HOOKED = { traces: [], moved: null };
const COMMITTED = { parent: 'h', sha: 'n', paths: ['a.py'], traces: [], output: null };
const PUSHED = { pushed: true } as const;

describe('a failure undoes nothing as soon as something is published', () => {
  const atomic = plan(WRITE, COMMIT, TAG, { ...PUSH, tag: 'v1.2.0' }, POST);
  const inTwo = plan(PUSH, PUSH_TAG, POST);
  test.each<[string, Plan, readonly Done[], boolean]>([
    ['nothing is applied', atomic, [], false],
    ['the push comes next', plan(TAG, PUSH), [done(TAG, { object: 'o' })], false],
    ['the branch is pushed, its tag is not', inTwo, [done(PUSH, PUSHED)], true],
    [
      'only a post-bump hook is left, and nothing is pushed',
      plan(TAG, POST),
      [done(TAG, { object: 'o' })],
      true,
    ],
    ['only a pre-bump hook is left', plan(WRITE, PRE), [done(WRITE, { path: 'a.py' })], false],
    ['all is applied', plan(WRITE), [done(WRITE, { path: 'a.py' })], true],
  ])('%s', (_, of, applied, expected) => {
    expect(isPublished({ plan: of, done: applied })).toBe(expected);
  });
});

describe('HEAD follows the applied effects', () => {
  const move = (from: string, to: string): Receipts['switch-branch'] => ({ from, to });
  test.each<
    [string, readonly Done[], { head: string; baseline: string; own: string | null; moved: boolean }]
  >([
    ['none', [], { head: 'h', baseline: 'h', own: null, moved: false }],
    ['a file', [done(WRITE, { path: 'a.py' })], { head: 'h', baseline: 'h', own: null, moved: false }],
    // An undo compares the bump commit's files with the commit before it.
    ['a bump commit', [done(COMMIT, COMMITTED)], { head: 'n', baseline: 'h', own: 'n', moved: true }],
    [
      'a bump commit with nothing to commit',
      [done(COMMIT, { ...COMMITTED, sha: 'h' })],
      { head: 'h', baseline: 'h', own: null, moved: true },
    ],
    ['a hook', [done(PRE, HOOKED)], { head: 'h', baseline: 'h', own: null, moved: false }],
    [
      'a hook that commits',
      [done(PRE, { traces: [], moved: { from: 'h', to: 'k' } })],
      { head: 'k', baseline: 'h', own: null, moved: true },
    ],
    ['a switch', [done(SWITCH, move('h', 'r'))], { head: 'r', baseline: 'r', own: null, moved: true }],
    ['a fast-forward', [done(FORWARD, move('h', 'f'))], { head: 'f', baseline: 'f', own: null, moved: true }],
    [
      'a pick',
      [done(PICK, { from: 'h', to: 'p', isEmpty: false })],
      { head: 'p', baseline: 'p', own: 'p', moved: true },
    ],
    [
      'a pick that was empty',
      [done(PICK, { from: 'h', to: 'h', isEmpty: true })],
      { head: 'h', baseline: 'h', own: null, moved: true },
    ],
  ])('%s', (_, applied, { head, baseline, own, moved }) => {
    const progress = { plan: plan(), done: applied };
    expect(headAfter(progress)).toBe(head);
    expect(baselineAfter(progress)).toBe(baseline);
    expect(lastOwnCommit(applied)).toBe(own);
    expect(hasMovedHead(applied)).toBe(moved);
  });

  test('and so does its branch', () => {
    const started = plan(BRANCH, SWITCH, PICK);
    expect([0, 1, 2, 3, -1].map((count) => branchAfter(started, count))).toEqual([
      'main',
      'main',
      'hotfix/v1.1.1',
      'hotfix/v1.1.1',
      'main',
    ]);
  });
});

test('the next effect is the first that is not applied', () => {
  expect(nextEffect({ plan: plan(WRITE, TAG), done: [done(WRITE, { path: 'a.py' })] })).toBe(TAG);
  expect(nextEffect({ plan: plan(WRITE), done: [done(WRITE, { path: 'a.py' })] })).toBeNull();
});

test('the tag and the written paths are found among other effects', () => {
  expect(tagMade([done(WRITE, { path: 'a.py' })])).toBeNull();
  expect(tagMade([done(PRE, HOOKED), done(TAG, { object: 'o' })])).toEqual({ name: 'v1.2.0', object: 'o' });
  expect(writtenPaths([PRE, WRITE, TAG, { ...WRITE, path: 'b.py' }])).toEqual(['a.py', 'b.py']);
});

test('files can be compared with the basis only before git checks out others', () => {
  expect(beforeCheckout([WRITE, COMMIT, TAG])).toHaveLength(3);
  expect(beforeCheckout([BRANCH, SWITCH, WRITE])).toEqual([BRANCH]);
  expect(beforeCheckout([PICK, WRITE])).toEqual([]);
});
