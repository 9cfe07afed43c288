import { refuse } from '../core/error/error.ts';
import type { Effect, Plan } from '../core/release/effect.ts';
import { shellCommand } from '../core/text/shell.ts';
import type { HookReceipt } from './effects/run-hook.ts';
import type { Leftover } from './effects/interpreter.ts';
import type { Course } from './execute.ts';
import type { Git } from './git.ts';
import type { Done } from './scene.ts';
import { readStatus } from './status.ts';

/**
 * A HEAD on a branch where the run has not left it: what was made stands on another one, and going on or back from here
 * would change the wrong one.
 *
 * @returns null where it is on the right one, or where the run has not moved it yet
 */
export async function strayedHead({ plan, done }: Course, git: Git): Promise<Leftover | null> {
  const hasMoved = done.some(movedHead);
  const under = plan.effects[done.length];
  if (!hasMoved && (under === undefined || !MOVE_HEAD.includes(under.kind))) return null;
  const { sha, branch } = await readStatus(git);
  if (!hasMoved && sha === plan.basis.head) return null;
  // The effect under way, done or undone, may have switched already.
  const possible = [-1, 0, 1].map((step) => branchAfter(plan, done.length + step));
  if (possible.includes(branch)) return null;
  const home = branchAfter(plan, done.length);
  return {
    what: `HEAD is ${branch === null ? 'on no branch' : `on ${branch}`}, and what was made is on ${home ?? 'none'}`,
    command: shellCommand(['git', 'switch', ...(home === null ? ['--detach', plan.basis.head] : [home])]),
  };
}

/** @param strayed what {@link strayedHead} has found */
export function notFromHere({ title }: Plan, strayed: Leftover, cause?: unknown): Error {
  return refuse('ABORT_BLOCKED', { what: title, left: strayed.what, command: strayed.command }, cause);
}

/** Where HEAD is when so many of a plan's effects are done; null: detached. */
export function branchAfter({ basis, effects }: Plan, count: number): string | null {
  const switched = effects.slice(0, Math.max(0, count)).filter((effect) => effect.kind === 'switch-branch');
  const last = switched.at(-1);
  return last === undefined ? basis.branch : last.to.branch;
}

function movedHead({ effect, receipt }: Done): boolean {
  return effect.kind === 'run-hook'
    ? (receipt as HookReceipt).moved !== null
    : MOVE_HEAD.includes(effect.kind);
}

const MOVE_HEAD: readonly Effect['kind'][] = [
  'run-hook',
  'create-commit',
  'empty-commit',
  'switch-branch',
  'fast-forward',
  'cherry-pick',
];
