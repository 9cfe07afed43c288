import type { Chance } from './chance.ts';
import type { Lane, Play } from './lane.ts';
import type { Outcome } from './recovery.ts';
import type { Scenario } from './scenarios.ts';

/** One kind of trouble, in every scenario. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** Where they are not the usual ones. */
  readonly scenarios?: readonly Scenario[];
  /** Whether it is played on a disk of a few megabytes, which only root may mount. */
  readonly smallDisk?: boolean;
  readonly cases: (play: Play, options: Options) => readonly Case[];
}

export interface Options {
  readonly seed: string;
  /** How often each kind of random trouble is made in a scenario. */
  readonly times: number;
}

export interface Case {
  /** A column of the table. */
  readonly kind: string;
  /** null: the trouble came too late, the run had ended. */
  readonly play: (lane: Lane, play: Play, chance: Chance) => Promise<Outcome | null>;
}
