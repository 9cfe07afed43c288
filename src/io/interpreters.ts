import type { Effect } from '../core/release/effect.ts';
import { cherryPick } from './effects/cherry-pick.ts';
import { createCommit } from './effects/create-commit.ts';
import { createTag } from './effects/create-tag.ts';
import { installHookEffect } from './effects/install-hook.ts';
import type { Interpreter } from './effects/interpreter.ts';
import { createBranch, emptyCommit, fastForward, switchBranch } from './effects/moving.ts';
import { push, pushTag } from './effects/push.ts';
import { runHook } from './effects/run-hook.ts';
import { writeFile } from './effects/write-file.ts';

/** The only place where an effect becomes a deed. */
const INTERPRETERS = {
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
} satisfies { readonly [K in Effect['kind']]: AnyReceipt<Extract<Effect, { kind: K }>> };

/** An interpreter whose receipt is its own matter. */
type AnyReceipt<E extends Effect> = Pick<Interpreter<E, unknown>, 'apply' | 'settle'> &
  Pick<Interpreter<E, never>, 'undo'>;

/** The one cast of the interpreter: a receipt goes back to the interpreter that made it. */
export function interpreterOf(effect: Effect): Interpreter<Effect, unknown> {
  return INTERPRETERS[effect.kind] as unknown as Interpreter<Effect, unknown>;
}
