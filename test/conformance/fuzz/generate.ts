import type { Scenario } from '../harness/scenario.ts';
import { anyRun } from './commands.ts';
import type { Knows } from './commands.ts';
import { anyHistory, later } from './history.ts';
import { anyProject } from './project.ts';
import { Random } from './random.ts';

/** The case with this number. It depends only on the seed and the number. */
export function caseOf(seed: number, number: number, knows: Knows): Scenario {
  const random = new Random(seed, number);
  const project = anyProject(random);
  const history = anyHistory(random, project);
  const rounds = random.times(1 + random.int(3), () => [anyRun(random, knows), ...later(random)]);
  return {
    name: `seed ${seed}, case ${number}`,
    steps: [...history, ...rounds.flat().slice(0, -1), anyRun(random, knows)],
  };
}
