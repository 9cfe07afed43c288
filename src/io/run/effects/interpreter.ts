import type { Aftermath } from '../../../core/error/undone.ts';
import type { EffectKind, Effects } from '../../../core/plan/effect.ts';
import type { Receipts } from '../../../core/plan/receipt.ts';
import type { InterruptedContext, Leftover, RunContext } from '../run-context.ts';

/** How relctl applies and undoes one kind of effect. */
export interface Interpreter<K extends EffectKind> {
  /** Applies the whole effect, or changes nothing and throws {@link EffectFailed}. */
  readonly apply: (effect: Effects[K], context: RunContext) => Promise<Receipts[K]>;
  /** Finds out how far the effect came when its run was killed or failed, and removes what is unfinished. */
  readonly recover: (effect: Effects[K], context: InterruptedContext) => Promise<Recovered<K>>;
  /**
   * Undoes what is still as the effect left it, and returns the rest. It may run twice: an undo can be interrupted too,
   * so whatever is already undone counts as done.
   */
  readonly undo: (
    effect: Effects[K],
    receipt: Receipts[K],
    context: RunContext,
  ) => Promise<readonly Leftover[]>;
}

export type Recovered<K extends EffectKind> =
  { readonly kind: 'done'; readonly receipt: Receipts[K] } | NotDone;

export interface NotDone {
  readonly kind: 'not-done';
  /** What prevents applying the effect again, or undoing older ones. */
  readonly left: readonly Leftover[];
}

export const NOT_DONE: NotDone = { kind: 'not-done', left: [] };

/** An effect that did not happen. The refusal is worded once it is clear whether the older effects were undone. */
export class EffectFailed extends Error {
  readonly refusal: (undone: Aftermath) => Error;

  constructor(refusal: (undone: Aftermath) => Error) {
    super('an effect of the plan failed');
    this.refusal = refusal;
  }
}

/** An effect that waits for the user. The effects before it stay, and so does the journal. */
export class Paused extends Error {
  readonly refusal: Error;

  constructor(refusal: Error) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
