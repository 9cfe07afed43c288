import type { Plan } from '../core/plan/plan.ts';
import { refuse } from '../core/error/error.ts';
import { visibleLine } from '../core/text/visible.ts';
import { execute } from '../io/run/execute.ts';
import type { Outcome } from '../io/run/execute.ts';
import type { Repository } from '../io/repository.ts';
import type { Execution } from '../io/run/plan-run.ts';
import { purposeText } from '../report/hotfix.ts';
import { canAsk, confirm } from './confirm.ts';
import { paintFor } from './paint.ts';
import { print } from './print.ts';
import { holdingSignals } from './signals.ts';
import { plainSteps } from './steps.ts';

/** Carries out a plan that makes no release, a line on stderr for each step. */
export function runPlan(plan: Plan, repository: Repository): Promise<Outcome> {
  return withSteps(repository, (execution) => execute(plan, execution));
}

/** Runs what executes steps in a repository: they are shown, and a signal does not cut them off. */
export function withSteps<T>(repository: Repository, run: (execution: Execution) => Promise<T>): Promise<T> {
  return showingSteps((watch) => run({ repository, hookOutput: 'stderr', ...watch }));
}

/** {@link withSteps}, in a repository or not. */
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

/** What such a plan has come to, on stdout. @param empty the commits whose pick came to nothing */
export function printEnd(plan: Plan, empty: Outcome['empty']): void {
  const told = purposeText(plan, empty, paintFor(process.stdout));
  print(told ?? `finished: ${visibleLine(plan.title)}\n`);
}

/** Shows what is to be done and asks once, on a terminal, where it is not answered already. @throws NO_ANSWER */
export async function askFirst(question: string, shown: () => string, answered: boolean): Promise<void> {
  if (answered || !canAsk()) return;
  print(shown());
  if (!(await confirm(question))) throw refuse('NO_ANSWER', {});
}
