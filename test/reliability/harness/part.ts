import type { Chance } from './chance.ts';
import type { Lane, Play } from './lane.ts';
import type { Outcome } from './recovery.ts';
import type { Scenario } from './scenarios.ts';

/** One kind of fault, in every scenario. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** The scenarios, if they are not the usual ones. */
  readonly scenarios?: readonly Scenario[];
  /** Whether it runs on a disk of a few megabytes, which only root can mount. */
  readonly smallDisk?: boolean;
  readonly cases: (play: Play, options: Options) => readonly Case[];
}

export interface Options {
  readonly seed: string;
  /** How often each kind of random fault is injected into a scenario. */
  readonly times: number;
}

export interface Case {
  /** The column in the table. */
  readonly kind: string;
  /** null: the fault came too late, since the run had ended. */
  readonly play: (lane: Lane, play: Play, chance: Chance) => Promise<Outcome | null>;
}
