import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyCondenser } from './condensed.ts';
import type { LinkedCommit } from './lineage.ts';

/** Each text is a commit and its parents: `c: a b`. */
function condensed(history: readonly string[], matter: readonly string[]): readonly string[] {
  const condenser = historyCondenser(matter);
  for (const line of history) {
    const [sha = '', parents = ''] = line.split(/: ?/);
    condenser.add({ sha, parents: parents === '' ? [] : parents.split(' ') });
  }
  return condenser.commits().map(({ sha, parents }) => `${sha}:${parents.map((one) => ` ${one}`).join('')}`);
}

describe('a condensed history', () => {
  it.each([
    ['nothing matters', ['c: b', 'b: a', 'a:'], [], ['a:']],
    ['a commit in the middle', ['d: c', 'c: b', 'b: a', 'a:'], ['c'], ['c: a', 'a:']],
    ['one that does not matter in between', ['c: b', 'b: a', 'a:'], ['c', 'a'], ['c: a', 'a:']],
    ['a merge', ['m: x y', 'x: a', 'y: b', 'b: a', 'a:'], ['b'], ['m: a b', 'b: a', 'a:']],
    ['two children of one commit', ['x: b', 'y: b', 'b: a', 'a:'], ['x', 'y'], ['x: a', 'y: a', 'a:']],
    ['a history that is cut off', ['c: b', 'b: a'], ['c'], ['c: a']],
  ])('%s', (_, history, matter, kept) => {
    expect(condensed(history, matter)).toEqual(kept);
  });

  it('has the same ancestors among the commits that matter', () => {
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.boolean()), (history, chosen) => {
        const matter = history.filter(() => chosen.next().value).map(({ sha }) => sha);
        const condenser = historyCondenser(matter);
        for (const commit of history) condenser.add(commit);
        for (const sha of matter) {
          const among = (all: readonly LinkedCommit[]) =>
            ancestorsOf(sha, all).filter((one) => matter.includes(one));
          expect(among(condenser.commits())).toEqual(among(history));
        }
      }),
    );
  });
});

/** Up to twelve commits, newest first, each with up to three of the later ones as parents. */
function histories(): fc.Arbitrary<readonly LinkedCommit[]> {
  return fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 12 }).map((all) =>
    all.map((steps, at) => ({
      sha: `c${at}`,
      parents: [...new Set(steps.map((step) => at + 1 + step))]
        .filter((parent) => parent < all.length)
        .map((parent) => `c${parent}`),
    })),
  );
}

function ancestorsOf(sha: string, history: readonly LinkedCommit[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const parent of history.find((one) => one.sha === next)?.parents ?? []) {
      if (!found.has(parent)) waiting.push(parent);
      found.add(parent);
    }
  }
  return [...found].toSorted();
}
