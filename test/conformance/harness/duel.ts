import { changesNothing, ask } from './answer.ts';
import type { Answer } from './answer.ts';
import { differences } from './compare.ts';
import type { Difference } from './compare.ts';
import type { Program } from './programs.ts';
import { isRun } from './scenario.ts';
import type { Run, Scenario } from './scenario.ts';
import { Stage } from './stage.ts';
import { viewOf } from './view.ts';
import type { View } from './view.ts';

/** The results of commitizen and relctl for the same scenario. */
export interface Duel {
  /** The number of runs with equal results. */
  readonly agreed: number;
  /** The first run with different results. The scenario ends there. */
  readonly parted: Parting | null;
}

export interface Parting {
  /** The index of the step in the scenario. */
  readonly at: number;
  readonly run: Run;
  /** The repository before the run. */
  readonly before: View;
  readonly cz: Answer;
  readonly own: Answer;
  readonly differences: readonly Difference[];
}

export interface Programs {
  readonly cz: Program;
  readonly own: Program;
}

/**
 * Runs a scenario with both, each in its own repository. If both fail, both continue with relctl's repository, which did not
 * change. So what commitizen left behind is removed.
 */
export async function duel({ cz, own }: Programs, scenario: Scenario, folder: string): Promise<Duel> {
  let left = await Stage.open(folder);
  let right: Stage | null = null;
  let agreed = 0;
  try {
    for (const [at, step] of scenario.steps.entries()) {
      if (!isRun(step)) {
        await Promise.all([left.setUp(step), right?.setUp(step)]);
        continue;
      }
      right ??= await left.twin();
      const before = await viewOf(right);
      const today = new Date().toISOString().slice(0, 10);
      const [theirs, ours] = await Promise.all([ask(cz, left, step, today), ask(own, right, step, today)]);
      const found = differences(theirs, ours);
      if (found.length > 0) {
        return { agreed, parted: { at, run: step, before, cz: theirs, own: ours, differences: found } };
      }
      agreed += 1;
      if (!changesNothing(theirs) && theirs.exit !== 0) {
        await left.strike();
        left = await right.twin();
      }
    }
    return { agreed, parted: null };
  } finally {
    await Promise.all([left.strike(), right?.strike()]);
  }
}
