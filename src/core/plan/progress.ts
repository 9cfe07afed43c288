import { factsOf, headMoveOf } from './effect-facts.ts';
import type { HeadChange } from './effect-facts.ts';
import type { Effect, Push } from './effect.ts';
import type { Plan } from './plan.ts';
import type { Done } from './receipt.ts';

/** How far a plan has come. */
export interface PlanProgress {
  readonly plan: Plan;
  /** The applied effects: always the first ones of the plan, in order. */
  readonly done: readonly Done[];
}

/** The effect that comes next, or was under way when the run stopped; null: all are done. */
export function nextEffect({ plan, done }: PlanProgress): Effect | null {
  return plan.effects[done.length] ?? null;
}

export function remainingEffects({ plan, done }: PlanProgress): readonly Effect[] {
  return plan.effects.slice(done.length);
}

/**
 * Whether a failure undoes nothing from here on: something was pushed, or only post-bump hooks are left. From then on
 * no effect reads HEAD, the index or the release's files.
 */
export function isPublished(progress: PlanProgress): boolean {
  const hasPushed = progress.done.some(({ effect }) => factsOf(effect).phase(effect) === 'publish');
  return hasPushed || remainingEffects(progress).every((effect) => phaseOf(effect) === 'after-release');
}

/** The push among these effects that brings the branch; null: there is none. */
export function findPush(effects: readonly Effect[]): Push | null {
  return effects.find((effect) => effect.kind === 'push') ?? null;
}

/** Whether a run of these effects makes a release. */
export function makesRelease(effects: readonly Effect[]): boolean {
  return effects.some(({ kind }) => kind === 'create-tag');
}

/** The commit at HEAD after the applied effects. */
export function headAfter({ plan, done }: PlanProgress): string {
  return headMoves(done).at(-1)?.to ?? plan.basis.head;
}

/** The commit that the working tree is compared with, to find out what changed. */
export function baselineAfter({ plan, done }: PlanProgress): string {
  return headMoves(done).findLast(({ isBaseline }) => isBaseline)?.to ?? plan.basis.head;
}

/** The newest commit that the run made; null: it made none. A fast-forward brings other people's commits. */
export function lastOwnCommit(done: readonly Done[]): string | null {
  return headMoves(done).findLast(({ isOwnCommit, from, to }) => isOwnCommit && from !== to)?.to ?? null;
}

/** The branch that HEAD is on after the first `count` effects; null: HEAD is detached. */
export function branchAfter({ basis, effects }: Plan, count: number): string | null {
  const branches = effects.slice(0, Math.max(0, count)).flatMap((effect) => switchesTo(effect) ?? []);
  return branches.at(-1) ?? basis.branch;
}

/** Whether the run has moved HEAD. */
export function hasMovedHead(done: readonly Done[]): boolean {
  return done.some((one) => headMoveOf(one) !== null);
}

/** The tag that the run made, with its object; null: none yet. */
export function tagMade(done: readonly Done[]): { readonly name: string; readonly object: string } | null {
  for (const { kind, effect, receipt } of done) {
    if (kind === 'create-tag') return { name: effect.name, object: receipt.object };
  }
  return null;
}

/** The paths that these effects write. */
export function writtenPaths(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => factsOf(effect).writes(effect) ?? []);
}

/** The effects at the start of a plan whose files can be compared with the basis. */
export function beforeCheckout(effects: readonly Effect[]): readonly Effect[] {
  const first = effects.findIndex((effect) => factsOf(effect).checksOutFiles);
  return first === -1 ? effects : effects.slice(0, first);
}

function phaseOf(effect: Effect): ReturnType<ReturnType<typeof factsOf>['phase']> {
  return factsOf(effect).phase(effect);
}

function switchesTo(effect: Effect): string | null {
  return factsOf(effect).switchesTo(effect);
}

function headMoves(done: readonly Done[]): readonly HeadChange[] {
  return done.flatMap((one) => headMoveOf(one) ?? []);
}
