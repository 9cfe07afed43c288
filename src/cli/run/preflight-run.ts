import type { PreflightCheck, Settings } from '../../core/config/settings.ts';
import { chosenChecks } from '../../core/preflight/choice.ts';
import type { CheckReport } from '../../core/preflight/report.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { checkFolder, readChecks, runChecks } from '../../io/process/preflight.ts';
import type { WorkPlace } from '../../io/git/repository.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { liveChecks, plainChecks } from '../terminal/check-display.ts';
import { canRedraw, paintFor } from '../terminal/paint.ts';
import { printNotices } from '../terminal/print.ts';
import { openProject } from './project.ts';
import { holdingSignals } from '../terminal/signals.ts';

/**
 * Runs the checks of the project. It need not be a repository.
 *
 * @param only the names of the checks to run; null: all
 * @throws INVALID_ARGUMENT for an unknown name, and the error of a signal
 */
export async function preflight(
  globals: GlobalFlags,
  only: readonly string[] | null,
): Promise<readonly CheckReport[]> {
  forbidPrompts('all');
  const { place, settings } = await openProject(globals);
  const checks = chosenChecks(await readChecks(place, settings), only);
  if (checks.length === 0) printNotices([NO_CHECKS]);
  const live = canRedraw(process.stdout) && !globals.json;
  return holdingSignals((stop) => runShown(checks, { place, settings, stop, live }));
}

export const NO_CHECKS =
  'this project has no preflight checks: it does not use ruff, pytest or pip-audit; set others in [tool.relctl] preflight';

/** Where checks run, and how they are shown. */
export interface CheckPlace {
  readonly place: WorkPlace;
  readonly settings: Settings;
  readonly stop: AbortSignal;
  /** Whether stdout is a terminal whose lines can be redrawn. */
  readonly live: boolean;
}

/** Runs checks and shows their progress. @throws the error of a signal */
export async function runShown(
  checks: readonly PreflightCheck[],
  { place, settings, stop, live }: CheckPlace,
): Promise<readonly CheckReport[]> {
  const paint = paintFor(live ? process.stdout : process.stderr);
  const display = live ? await liveChecks(checks, paint, process.stdout.columns) : plainChecks(paint);
  try {
    return await runChecks(checks, {
      folder: checkFolder(place, settings),
      stop,
      onProgress: display.show,
    });
  } finally {
    await display.end();
  }
}
