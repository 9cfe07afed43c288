import { isRun } from './scenario.ts';
import type { Scenario, SetUp } from './scenario.ts';
import { Stage } from './stage.ts';
import { viewOf } from './view.ts';

/**
 * Repositories as they are before the first run of a scenario. They are kept and copied, because many scenarios start the same
 * way, and a copy is faster than git.
 */
export class Backdrops {
  readonly #folder: string;
  readonly #kept = new Map<string, Promise<Stage>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A new stage for the caller, after all steps before the first run. */
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
    // Many scenarios share the first commit. The steps after it usually differ.
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
