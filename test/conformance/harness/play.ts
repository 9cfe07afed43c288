import { ask, changesNothing } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Backdrops } from './backdrop.ts';
import type { Program } from './programs.ts';
import { isRun } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * Runs a scenario with one program.
 *
 * What a failed run leaves behind is removed, so that the next steps are the same for a program that leaves nothing behind. If the
 * program must leave nothing behind, the scenario ends there.
 *
 * @returns the answers of the runs, in order
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
