import type { Plan } from '../../core/plan/plan.ts';
import { refuse } from '../../core/error/error.ts';
import { visibleLine } from '../../core/text/visible.ts';
import { execute } from '../../io/run/execute.ts';
import type { Outcome } from '../../io/run/execute.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { Execution } from '../../io/run/plan-run.ts';
import { purposeText } from '../../report/release/hotfix.ts';
import { canAsk, confirm } from '../terminal/confirm.ts';
import { paintFor } from '../terminal/paint.ts';
import { print } from '../terminal/print.ts';
import { holdingSignals } from '../terminal/signals.ts';
import { plainSteps } from '../terminal/steps.ts';

/** Executes a plan that is not a release, with one line on stderr for each step. */
export function runPlan(plan: Plan, repository: Repository): Promise<Outcome> {
  return withSteps(repository, (execution) => execute(plan, execution));
}

/** Runs a function that executes steps in a repository. The steps are shown, and a signal does not cut them off. */
export function withSteps<T>(repository: Repository, run: (execution: Execution) => Promise<T>): Promise<T> {
  return showingSteps((watch) => run({ repository, hookOutput: 'stderr', ...watch }));
}

/** {@link withSteps} that needs no repository. */
export function showingSteps<T>(
  run: (watch: Pick<Execution, 'stop' | 'onProgress'>) => Promise<T>,
): Promise<T> {
  const steps = plainSteps(paintFor(process.stderr));
  return holdingSignals(async (stop) => {
    try {
      return await run({ stop, onProgress: steps.show });
    } finally {
      await steps.end();
    }
  });
}

/** Prints the result of such a plan on stdout. @param empty the picked commits that changed nothing */
export function printEnd(plan: Plan, empty: Outcome['empty']): void {
  const text = purposeText(plan, empty, paintFor(process.stdout));
  print(text ?? `finished: ${visibleLine(plan.title)}\n`);
}

/** On a terminal, shows the plan and asks once, unless the answer is known. @throws NO_ANSWER */
export async function askFirst(question: string, shown: () => string, answered: boolean): Promise<void> {
  if (answered || !canAsk()) return;
  print(shown());
  if (!(await confirm(question))) throw refuse('NO_ANSWER', {});
}
