import type { EffectKind, Effects } from './effect.ts';
import type { Done, Receipts } from './receipt.ts';

/**
 * When an effect happens. Everything before the first `publish` can be undone. After it, only `publish` and
 * `after-release` effects follow, and a failure undoes nothing.
 */
export type Phase = 'prepare' | 'publish' | 'after-release';

/** What the engine has to know about a kind of effect. */
export interface EffectFacts<E, R> {
  readonly phase: (effect: E) => Phase;
  /** Whether HEAD may be at another commit or on another branch afterwards. */
  readonly mayMoveHead: boolean;
  /** Whether git checks out other files, so that later effects can't be compared with the plan's basis. */
  readonly checksOutFiles: boolean;
  /** Whether it makes a commit. git can report a failure although it made the commit, for example on a full disk. */
  readonly commits: boolean;
  /** Whether it commits the changes of the working tree, so that a foreign change would be committed too. */
  readonly commitsWorkingTree: boolean;
  /** The path that it writes; null: none. */
  readonly writes: (effect: E) => string | null;
  /** The branch that HEAD is on afterwards; null: the same as before. */
  readonly switchesTo: (effect: E) => string | null;
  /** The refs that git locks in this repository while it runs, full names; HEAD's own branch is not listed. */
  readonly locks: (effect: E) => readonly string[];
  /** What it did to HEAD; null: HEAD did not move. */
  readonly headMove: (receipt: R) => HeadChange | null;
}

/** How an applied effect moved HEAD. */
export interface HeadChange {
  readonly from: string;
  readonly to: string;
  /** Whether `to` is a commit that the run made. */
  readonly isOwnCommit: boolean;
  /**
   * Whether the working tree is compared with `to` from then on. A bump commit holds the run's own edits, which an
   * undo compares with the commit before it.
   */
  readonly isBaseline: boolean;
}

export type FactsTable<E extends object, R extends Record<keyof E, unknown>> = {
  readonly [K in keyof E]: EffectFacts<E[K], R[K]>;
};

const NOTHING_SPECIAL = {
  phase: () => 'prepare',
  mayMoveHead: false,
  checksOutFiles: false,
  commits: false,
  commitsWorkingTree: false,
  writes: () => null,
  switchesTo: () => null,
  locks: () => [],
  headMove: () => null,
} as const satisfies EffectFacts<never, never>;

export const EFFECT_FACTS = {
  'write-file': { ...NOTHING_SPECIAL, writes: ({ path }) => path },
  'install-hook': NOTHING_SPECIAL,
  'run-hook': {
    ...NOTHING_SPECIAL,
    phase: ({ stage }) => (stage === 'post' ? 'after-release' : 'prepare'),
    mayMoveHead: true,
    headMove: ({ moved }) => moved && { ...moved, isOwnCommit: false, isBaseline: false },
  },
  'create-commit': {
    ...NOTHING_SPECIAL,
    mayMoveHead: true,
    commits: true,
    commitsWorkingTree: true,
    headMove: ({ parent, sha }) => ({ from: parent, to: sha, isOwnCommit: true, isBaseline: false }),
  },
  'empty-commit': {
    ...NOTHING_SPECIAL,
    mayMoveHead: true,
    commits: true,
    headMove: ({ from, to }) => ({ from, to, isOwnCommit: true, isBaseline: true }),
  },
  'create-tag': { ...NOTHING_SPECIAL, locks: ({ name }) => [`refs/tags/${name}`] },
  'create-branch': { ...NOTHING_SPECIAL, locks: ({ name }) => [`refs/heads/${name}`] },
  'switch-branch': {
    ...NOTHING_SPECIAL,
    mayMoveHead: true,
    checksOutFiles: true,
    switchesTo: ({ to }) => to.branch,
    locks: ({ to }) => [`refs/heads/${to.branch}`],
    headMove: ({ from, to }) => ({ from, to, isOwnCommit: false, isBaseline: true }),
  },
  'fast-forward': {
    ...NOTHING_SPECIAL,
    mayMoveHead: true,
    checksOutFiles: true,
    headMove: ({ from, to }) => ({ from, to, isOwnCommit: false, isBaseline: true }),
  },
  'cherry-pick': {
    ...NOTHING_SPECIAL,
    mayMoveHead: true,
    checksOutFiles: true,
    commits: true,
    headMove: ({ from, to }) => ({ from, to, isOwnCommit: true, isBaseline: true }),
  },
  push: {
    ...NOTHING_SPECIAL,
    phase: () => 'publish',
    locks: ({ remote, branch }) => [`refs/remotes/${remote}/${branch}`],
  },
  'push-tag': { ...NOTHING_SPECIAL, phase: () => 'publish' },
} satisfies FactsTable<Effects, Receipts>;

/** The facts of an effect's own kind. */
export function factsOf<K extends EffectKind>({
  kind,
}: {
  readonly kind: K;
}): EffectFacts<Effects[K], Receipts[K]> {
  const table: FactsTable<Effects, Receipts> = EFFECT_FACTS;
  return table[kind];
}

/** How an applied effect moved HEAD; null: it did not. */
export function headMoveOf<K extends EffectKind>({ kind, receipt }: Done<K>): HeadChange | null {
  return factsOf({ kind }).headMove(receipt);
}
