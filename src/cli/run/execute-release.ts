import type { Settings } from '../../core/config/settings.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { execute } from '../../io/run/execute.ts';
import type { Outcome } from '../../io/run/execute.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { Progress } from '../../io/run/plan-run.ts';
import { canRedraw, paintFor } from '../terminal/paint.ts';
import { passBeforeRelease } from './preflight-gate.ts';
import type { ReleaseRequest } from './release-request.ts';
import { holdingSignals } from '../terminal/signals.ts';
import type { ReleaseReporter } from '../terminal/reporter.ts';
import { isTerminal } from '../terminal/confirm.ts';
import { liveSteps, plainSteps } from '../terminal/steps.ts';

/** Executes a plan after its preflight checks have passed, and shows every step. */
export async function executeRelease(
  plan: ReleasePlan,
  { repository, settings }: { readonly repository: Repository; readonly settings: Settings },
  { globals }: ReleaseRequest,
  reporter: ReleaseReporter,
): Promise<Outcome> {
  const isCommitizen = plan.policy.profile === 'commitizen';
  const paint = paintFor(process.stderr);
  const live = isTerminal() && canRedraw(process.stdout) && !globals.json && !isCommitizen;
  const hookOutput = isCommitizen && !globals.json ? 'stdout' : 'stderr';
  return holdingSignals(async (stop) => {
    await passBeforeRelease(plan, { place: repository, settings, stop, live });
    const steps = live ? await liveSteps(plan.effects, paint, process.stdout.columns) : plainSteps(paint);
    const onProgress = (progress: Progress): void => {
      reporter.step(progress);
      steps.show(progress);
    };
    try {
      return await execute(plan, { repository, hookOutput, stop, onProgress });
    } finally {
      await steps.end();
    }
  });
}
