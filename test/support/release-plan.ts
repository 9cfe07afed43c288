import type { Asked } from '../../src/core/release/intent.ts';
import { planRelease } from '../../src/core/release/plan-release.ts';
import type { ReleasePlan } from '../../src/core/release/plan.ts';
import type { Snapshot } from '../../src/core/snapshot/snapshot.ts';
import { pyproject } from './pyproject.ts';
import { commits, intent, settingsOf, snapshot } from './snapshot.ts';

/** The plan for the usual test project at 1.1.0 with these commits since the release, newest first. */
export function plan(
  messages: readonly string[],
  asked: Partial<Asked> = {},
  { keys = [], more = {} }: { keys?: readonly string[]; more?: Partial<Snapshot> } = {},
): ReleasePlan {
  const files = { 'pyproject.toml': pyproject('1.1.0', keys), ...Object.fromEntries(more.files ?? []) };
  const world = snapshot(commits(...messages), { ...more, files: new Map(Object.entries(files)) });
  return planRelease(intent(asked), settingsOf(files), world);
}

/** The effects of a plan, step by step, with the names of files. */
export function kinds({ effects }: ReleasePlan): readonly string[] {
  return effects.map((effect) => (effect.kind === 'write-file' ? `write ${effect.path}` : effect.kind));
}
