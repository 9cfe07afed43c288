import type { EffectKind, Effects } from '../../core/plan/effect.ts';
import type { Done, Receipts } from '../../core/plan/receipt.ts';
import { cherryPick } from './effects/cherry-pick.ts';
import { createCommit } from './effects/create-commit.ts';
import { createTag } from './effects/create-tag.ts';
import { createBranch, emptyCommit, fastForward, switchBranch } from './effects/head-moves.ts';
import { installHookEffect } from './effects/install-hook.ts';
import type { Interpreter, NotDone, Recovered } from './effects/interpreter.ts';
import { push, pushTag } from './effects/push.ts';
import { runHook } from './effects/run-hook.ts';
import { writeFile } from './effects/write-file.ts';
import type { InterruptedContext, Leftover, RunContext } from './run-context.ts';

type Interpreters = { readonly [K in EffectKind]: Interpreter<K> };

const INTERPRETERS: Interpreters = {
  'write-file': writeFile,
  'install-hook': installHookEffect,
  'run-hook': runHook,
  'create-commit': createCommit,
  'empty-commit': emptyCommit,
  'create-tag': createTag,
  'create-branch': createBranch,
  'switch-branch': switchBranch,
  'fast-forward': fastForward,
  'cherry-pick': cherryPick,
  push,
  'push-tag': pushTag,
};

/** The effect of a kind, so that TypeScript connects it with its kind's interpreter. */
type EffectOf<K extends EffectKind> = Effects[K] & { readonly kind: K };

/** @throws EffectFailed, Paused, and what the interpreter's own processes and files throw */
export async function applyEffect<K extends EffectKind>(
  effect: EffectOf<K>,
  context: RunContext,
): Promise<Done> {
  return doneWith(effect, await INTERPRETERS[effect.kind].apply(effect, context));
}

/** Finds out what became of an effect when its run was killed or failed. */
export async function recoverEffect<K extends EffectKind>(
  effect: EffectOf<K>,
  context: InterruptedContext,
): Promise<{ readonly kind: 'done'; readonly done: Done } | NotDone> {
  const recovered: Recovered<K> = await INTERPRETERS[effect.kind].recover(effect, context);
  return recovered.kind === 'done' ? { kind: 'done', done: doneWith(effect, recovered.receipt) } : recovered;
}

/** @returns what had to stay */
export function undoEffect<K extends EffectKind>(
  { kind, effect, receipt }: Done<K>,
  context: RunContext,
): Promise<readonly Leftover[]> {
  return INTERPRETERS[kind].undo(effect, receipt, context);
}

function doneWith<K extends EffectKind>(effect: EffectOf<K>, receipt: Receipts[K]): Done {
  return { kind: effect.kind, effect, receipt } as Done;
}
