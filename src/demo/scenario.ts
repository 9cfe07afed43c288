import { alpha } from './alpha.ts';
import { hotfix } from './hotfix.ts';
import type { Scenario } from './step.ts';
import { train } from './train.ts';

export const SCENARIOS = { train, alpha, hotfix } satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];
