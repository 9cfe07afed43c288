import type { Answer } from './answer.ts';
import { differences } from './compare.ts';
import type { Difference } from './compare.ts';
import { digestOf } from './recording.ts';
import type { Recorded } from './recording.ts';
import { isRun } from './scenario.ts';
import type { Run, Scenario } from './scenario.ts';

/**
 * The differences between relctl's answers and commitizen's, as readable texts; empty if they are as expected.
 *
 * @throws if the recording has other steps
 */
export function judge(
  scenario: Scenario,
  recorded: Recorded | undefined,
  answers: readonly Answer[],
): readonly string[] {
  if (recorded?.digest !== digestOf(scenario)) throw new Error('not recorded as it stands: npm run record');
  const runs = scenario.steps.filter(isRun);
  const told = answers.flatMap((own, at) => judgeRun(runs[at]!, recorded.answers[at]!, own));
  const isWhole = told.length > 0 || answers.length === recorded.answers.length;
  return isWhole ? told : ['it ended early'];
}

function judgeRun(run: Run, cz: Answer, own: Answer): readonly string[] {
  const line = `cz ${run.cz.join(' ')}`;
  if (run.differs === undefined) return differences(cz, own).map((one) => tell(line, one, own));
  if (differences(cz, own).length === 0) return [`${line}: no longer departs as in "${run.differs.row}"`];
  return differences({ ...cz, ...run.differs.own }, own).map((one) => tell(line, one, own));
}

function tell(line: string, { aspect, cz, own }: Difference, { exit, stderr }: Answer): string {
  const error = exit === 0 ? '' : `\n  relctl said: ${stderr.trim()}`;
  return `${line}: ${aspect}\n  commitizen: ${cz}\n  relctl: ${own}${error}`;
}
