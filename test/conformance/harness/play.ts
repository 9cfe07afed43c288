import { ask, changesNothing } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Backdrops } from './backdrop.ts';
import type { Program } from './programs.ts';
import { isRun } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * Plays a scenario through one program.
 *
 * What a failing run leaves behind is taken away, so that what comes after is the same for a program that leaves
 * nothing. Of a program that ought to leave nothing, that is the end.
 *
 * @returns the answer of each run, in their order
 */
export async function play(
  program: Program,
  scenario: Scenario,
  backdrops: Backdrops,
  today: string,
  damage: 'taken away' | 'the end' = 'taken away',
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let stage = await backdrops.before(scenario);
  const first = scenario.steps.findIndex(isRun);
  try {
    for (const [at, step] of scenario.steps.entries()) {
      if (at < first) continue;
      if (!isRun(step)) {
        await stage.setUp(step);
        continue;
      }
      const isLast = at === scenario.steps.length - 1;
      const before = isLast || damage === 'the end' ? null : await stage.twin();
      const answer = await ask(program, stage, step, today);
      answers.push(answer);
      const isDamaged = answer.exit !== 0 && !changesNothing(answer);
      if (isDamaged && damage === 'the end') return answers;
      if (before === null) continue;
      const [kept, dropped] = isDamaged ? [before, stage] : [stage, before];
      if (isDamaged) before.nextDay();
      stage = kept;
      await dropped.strike();
    }
    return answers;
  } finally {
    await stage.strike();
  }
}
