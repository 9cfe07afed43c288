import { train } from './train.ts';

/** A story that is played in a repository of its own. */
export interface Scenario {
  readonly steps: readonly Step[];
}

/** What is said, then what is typed. */
export interface Step {
  readonly title: string;
  /** Its lines fit on a terminal of 80 columns. */
  readonly caption: string;
  readonly commands: readonly Typed[];
}

/** One command as a person types it: `relctl` or `git`, and its arguments. */
export interface Typed {
  readonly words: readonly [program: 'relctl' | 'git', ...args: string[]];
  /** What it must end with; a story that goes another way is not told on. */
  readonly exit: number;
}

export const SCENARIOS = { train } satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];
