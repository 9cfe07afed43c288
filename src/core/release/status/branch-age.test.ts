import { describe, expect, it } from 'vitest';
import { countOwn, longLived } from './branch-age.ts';
import type { DatedCommit } from './branch-age.ts';

const DAY = 86_400;

function commit(sha: string, day: number, ...parents: readonly string[]): DatedCommit {
  return { sha, parents, date: day * DAY };
}

function tip(name: string, sha: string) {
  return { name, isHere: false, tip: sha };
}

/** Today is day 10. `m` is a commit of main, so it is not in the list. */
const COMMITS = [
  commit('a1', 3, 'm'),
  commit('a2', 9, 'a1'),
  commit('b1', 8, 'm'),
  commit('b2', 9, 'b1', 'm'),
  commit('c1', 9.9, 'a2', 'b2'),
  commit('d1', 10, 'm'),
  commit('d2', 1, 'd1'),
  commit('e1', 12, 'm'),
];

describe('a branch is as old as its oldest commit that is not on main', () => {
  it.each([
    ['its first commit, not its tip', 'a2', 7],
    ['a branch that is exactly as old as allowed', 'b2', null],
    ['the oldest branch that was merged into it', 'c1', 7],
    ['an old commit that was rebased on a newer one', 'd2', 9],
    ['a commit from today', 'd1', null],
    ['a commit from the future', 'e1', null],
    ['a branch that is merged into main', 'm', null],
  ])('%s', (_, sha, days) => {
    const found = longLived([tip('x', sha)], COMMITS, { now: 10 * DAY, maxDays: 2 });
    expect(found.map((branch) => branch.days)).toEqual(days === null ? [] : [days]);
  });

  it('lists the oldest first, and branches of the same age by name', () => {
    const tips = [tip('z', 'a2'), tip('y', 'a1'), tip('x', 'd2'), tip('w', 'm')];
    const found = longLived(tips, COMMITS, { now: 10 * DAY, maxDays: 0 });
    expect(found.map(({ name }) => name)).toEqual(['x', 'y', 'z']);
  });

  it('takes one step per commit: a chain of merges has too many paths to walk', () => {
    const chain = Array.from({ length: 5000 }, (_, number) =>
      commit(
        `${number}`,
        number,
        ...(number === 0 ? ['m'] : [`${number - 1}`, `${Math.max(number - 2, 0)}`]),
      ),
    );
    const tips = chain.map(({ sha }) => tip(sha, sha));
    expect(longLived(tips, chain, { now: 6000 * DAY, maxDays: 2 }).every(({ since }) => since === 0)).toBe(
      true,
    );
  });
});

it.each([
  ['c1', [], 5],
  ['c1', ['a2'], 3],
  ['c1', ['c1'], 0],
  ['m', [], 0],
])('%s has its own commits after %j', (sha, ends, count) => {
  const bySha = new Map(COMMITS.map((one) => [one.sha, one]));
  expect(countOwn(sha, bySha, new Set(ends))).toBe(count);
});
