import type { Aftermath } from '../../core/error/undone.ts';
import type { Basis, Effect } from '../../core/release/effect.ts';
import type { FileImage } from '../files.ts';
import type { OverseenGit, Oversight } from '../overseen-git.ts';
import type { Repository } from '../repository.ts';
import type { Keepsake } from './keepsake.ts';

/** How one kind of effect is done and undone. */
export interface Interpreter<E extends Effect, R> {
  /** Does it wholly, or leaves no trace and throws {@link EffectFailed}. */
  readonly apply: (effect: E, scene: Scene) => Promise<R>;
  /** Finds out what became of it in a run that was killed, and takes back what was begun and not ended. */
  readonly settle: (effect: E, scene: Ruin) => Promise<Settled<R>>;
  /**
   * Takes back what is still as the effect made it; touches nothing else and tells what is left. What is taken back
   * already is none of it: an undo may have been interrupted, too.
   */
  readonly undo: (effect: E, receipt: R, scene: Scene) => Promise<readonly Leftover[]>;
}

/** What the effects of one plan share while they run. */
export interface Scene {
  readonly repository: Repository & { readonly git: OverseenGit };
  readonly basis: Basis;
  /**
   * What the work tree is compared with, to know what was changed: the plan's commit, until an effect goes on to
   * another one.
   */
  readonly ground: { head: string };
  /** Files as this run, or a hook that it ran, has left them; null: removed. */
  readonly known: Map<string, FileImage | null>;
  /** What the index said of the paths that were dirty when the run began, as `git ls-files --stage` tells it. */
  readonly staged: ReadonlyMap<string, IndexEntry>;
  /** Paths that git did not track when the run began, ignored ones included; a folder of such ends in '/'. */
  readonly untracked: readonly string[];
  /** Files that git neither tracked nor ignored then: what is new among them, a hook has made. */
  readonly strays: ReadonlySet<string>;
  /** Where hooks print: commitizen's stdout is theirs too, relctl's is for the answer alone. */
  readonly hookOutput: 'stdout' | 'stderr';
  /** Called when an effect that failed is tried once more. */
  readonly onRetry: (effect: Effect) => void;
  /** Called with what files held that are being put back. */
  readonly onKept: (kept: readonly Keepsake[]) => void;
  /** Called with each process that is not git. */
  readonly onStart: Oversight['onStart'];
  /** Called when such a process has failed. */
  readonly onFailed: Oversight['onFailed'];
  /** Gives the disk what was kept for an undo: from here on there will be none. */
  readonly makeRoom: () => Promise<void>;
  /** Aborted by the signal that asks the run to stop; only what may be cut off at any moment heeds it. */
  readonly stop: AbortSignal;
}

/** What a run that was killed has left. */
export interface Ruin extends Scene {
  /** The commit that HEAD was at before the effect. */
  readonly head: string;
  /** The object of the tag that the run has made; null: it made none yet. */
  readonly tagged: string | null;
  /** When the run gave its last sign of life; milliseconds since 1970. What changed later, somebody else changed. */
  readonly lastSign: number;
}

export type Settled<R> =
  | { readonly kind: 'done'; readonly receipt: R }
  /** `left`: what stands in the way of doing it, or of taking older effects back. */
  | { readonly kind: 'not-done'; readonly left: readonly Leftover[] };

export const NOT_DONE = { kind: 'not-done', left: [] } as const;

export interface IndexEntry {
  readonly mode: string;
  readonly object: string;
}

/** Something that an undo had to leave to a person. */
export interface Leftover {
  readonly what: string;
  readonly command: string;
  /** Whether it holds what older effects made, so that these have to stay as well. */
  readonly keepsOlder?: true;
}

/** An effect that did not happen; the refusal is worded when it is known what became of the others. */
export class EffectFailed extends Error {
  readonly refusal: (undone: Aftermath) => Error;

  constructor(refusal: (undone: Aftermath) => Error) {
    super('an effect of the plan failed');
    this.refusal = refusal;
  }
}

/** An effect that waits for a person: what was done before it stays, and the journal with it. */
export class Paused extends Error {
  readonly refusal: Error;

  constructor(refusal: Error) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Exact paths, whatever characters they have. */
export function pathspecs(paths: Iterable<string>): readonly string[] {
  return [...paths].map((path) => `:(top,literal)${path}`);
}
