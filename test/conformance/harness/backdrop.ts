import { isRun } from './scenario.ts';
import type { Scenario, SetUp } from './scenario.ts';
import { Stage } from './stage.ts';
import { viewOf } from './view.ts';

/**
 * Repositories as scenarios find them before their first run. They are kept: scenarios begin alike, and a copy costs
 * less than git does.
 */
export class Backdrops {
  readonly #folder: string;
  readonly #kept = new Map<string, Promise<Stage>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A stage of the caller's own, with all that is done before the first run. */
  async before({ steps }: Scenario): Promise<Stage> {
    const end = steps.findIndex(isRun);
    const setUp = steps.slice(0, end === -1 ? steps.length : end) as readonly SetUp[];
    const kept = await this.#after(setUp);
    await viewOf(kept);
    return kept.twin();
  }

  #after(steps: readonly SetUp[]): Promise<Stage> {
    const key = JSON.stringify(steps);
    const kept = this.#kept.get(key) ?? this.#build(steps);
    this.#kept.set(key, kept);
    return kept;
  }

  async #build(steps: readonly SetUp[]): Promise<Stage> {
    const last = steps.at(-1);
    if (last === undefined) return Stage.open(this.#folder);
    // The first commit is what many have in common; what follows is mostly one's own.
    if (steps.length <= 2) {
      const stage = await (await this.#after(steps.slice(0, -1))).twin();
      await stage.setUp(last);
      return stage;
    }
    const stage = await (await this.#after(steps.slice(0, 2))).twin();
    for (const step of steps.slice(2)) await stage.setUp(step);
    return stage;
  }
}
