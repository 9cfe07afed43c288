import { isVersion, parseVersion } from '../version/version.ts';

/** A commit by its place in the history alone. */
export interface LinkedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

/** Which trees have to be looked at, so that the version of every commit is known. */
export interface Lineage {
  readonly commits: ReadonlyMap<string, LinkedCommit>;
  /** Parents before their children. */
  readonly order: readonly LinkedCommit[];
  /** By commit: the commit (maybe itself) whose tree has the same version files. */
  readonly looked: ReadonlyMap<string, string>;
}

/**
 * A commit that changes no version file has the same ones as its parent. A merge whose parents may differ needs a look at its
 * own tree.
 *
 * @param touching the commits that may differ from their parents; null: all of them
 */
export function lineageOf(commits: readonly LinkedCommit[], touching: ReadonlySet<string> | null): Lineage {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const order = parentsFirst(commits, bySha);
  const looked = new Map<string, string>();
  for (const { sha, parents } of order) {
    for (const parent of parents) if (!bySha.has(parent)) looked.set(parent, parent);
    const above = new Set(parents.map((parent) => looked.get(parent) ?? parent));
    const [only] = above;
    const isSame = above.size === 1 && touching !== null && !touching.has(sha);
    looked.set(sha, isSame && only !== undefined ? only : sha);
  }
  return { commits: bySha, order, looked };
}

/** Without recursion: a history is longer than a stack is deep. */
function parentsFirst(
  commits: readonly LinkedCommit[],
  bySha: ReadonlyMap<string, LinkedCommit>,
): readonly LinkedCommit[] {
  if (isNewestFirst(commits)) return commits.toReversed();
  const order: LinkedCommit[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const waiting = commits.toReversed();
  for (let commit = waiting.pop(); commit !== undefined; commit = waiting.pop()) {
    const { sha, parents } = commit;
    if (state.get(sha) === 'done') continue;
    if (state.get(sha) === 'open') {
      state.set(sha, 'done');
      order.push(commit);
      continue;
    }
    state.set(sha, 'open');
    waiting.push(commit);
    for (const parent of parents) {
      const above = bySha.get(parent);
      if (above !== undefined && !state.has(parent)) waiting.push(above);
    }
  }
  return order;
}

/** Whether no commit comes after one of its parents, as in git's topological order. */
function isNewestFirst(commits: readonly LinkedCommit[]): boolean {
  const seen = new Set<string>();
  return commits.every(({ sha, parents }) => {
    seen.add(sha);
    return parents.every((parent) => !seen.has(parent));
  });
}

/** The version of a commit, else those of its nearest ancestors that have one. */
export interface Nearest {
  readonly versions: readonly string[];
  /** Whether there may be more of them in a history that was not read. */
  readonly isOpen: boolean;
}

/** @param versionAt the version in the tree of a looked-at commit; null: it has none */
export function nearestVersions(
  { order, looked }: Lineage,
  versionAt: (sha: string) => string | null,
): (sha: string) => Nearest {
  const found = new Map<string, Nearest>();
  const nearest = (sha: string): Nearest => {
    const tree = looked.get(sha) ?? sha;
    const known = found.get(tree);
    if (known !== undefined) return known;
    const outside = own(versionAt(tree)) ?? { versions: [], isOpen: true };
    found.set(tree, outside);
    return outside;
  };
  for (const { sha, parents } of order) {
    if (looked.get(sha) !== sha) continue;
    found.set(sha, own(versionAt(sha)) ?? joined(parents.map(nearest)));
  }
  return nearest;
}

function own(version: string | null): Nearest | null {
  return version === null ? null : { versions: [version], isOpen: false };
}

function joined(all: readonly Nearest[]): Nearest {
  const [first, ...others] = all;
  if (first === undefined) return { versions: [], isOpen: false };
  if (others.every((other) => other === first)) return first;
  const versions = new Set(all.flatMap((one) => one.versions));
  return { versions: [...versions].slice(0, MOST), isOpen: all.some(({ isOpen }) => isOpen) };
}

/** How many versions a commit without one may inherit. Without a limit, a hostile history would take quadratic memory. */
const MOST = 50;

/** Whether one commit is among the ancestors of another, as far as the history was read. */
export function isAncestorIn({ commits }: Lineage, ancestor: string, of: string): boolean {
  const seen = new Set<string>();
  const waiting = [of];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    for (const parent of commits.get(sha)?.parents ?? []) {
      if (parent === ancestor) return true;
      if (seen.has(parent)) continue;
      seen.add(parent);
      waiting.push(parent);
    }
  }
  return false;
}

/** Whether two texts are the same version, in any spelling. */
export function isSameVersion(a: string, b: string): boolean {
  if (a === b) return true;
  const parsed = parseVersion(b);
  return parsed !== null && isVersion(a, parsed);
}
