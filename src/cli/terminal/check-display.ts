import type { PreflightCheck } from '../../core/config/settings.ts';
import type { CheckReport } from '../../core/preflight/report.ts';
import { visibleLine } from '../../core/text/visible.ts';
import type { CheckProgress } from '../../io/process/preflight.ts';
import { checkLine, checkTitle } from '../../report/preflight.ts';
import type { Paint } from '../../report/text/paint.ts';

/** Shows the progress of checks. */
export interface CheckDisplay {
  readonly show: (progress: CheckProgress) => void;
  /** Ends the display. Resolves when the last line is drawn. */
  readonly end: () => Promise<void>;
}

/** Prints one line on stderr for each finished check. */
export function plainChecks(paint: Paint): CheckDisplay {
  return {
    show(progress) {
      if (progress.kind === 'ended') process.stderr.write(`${checkLine(progress.report, paint)}\n`);
    },
    end: () => Promise.resolve(),
  };
}

/**
 * A list on the terminal that is redrawn while the checks run.
 *
 * @param columns the terminal's width; without a width the list can't be redrawn, so plain lines are printed
 */
export async function liveChecks(
  checks: readonly PreflightCheck[],
  paint: Paint,
  columns: number | undefined,
): Promise<CheckDisplay> {
  if (columns === undefined || columns === 0) return plainChecks(paint);
  const { Listr } = await import('listr2');
  const lines = checks.map((check) => ({
    check,
    start: deferred<null>(),
    end: deferred<CheckReport | null>(),
  }));
  const list = new Listr(
    lines.map(({ check, start, end }) => ({
      title: `${visibleLine(check.name)} ${paint.dim('(waiting)')}`,
      task: async (_context, task) => {
        void start.settled.then(() => (task.title = visibleLine(check.name)));
        const report = await end.settled;
        if (report === null) {
          task.skip(`${visibleLine(check.name)}: stopped`);
          return;
        }
        task.title = checkTitle(report, paint);
        if (report.outcome.kind === 'red') throw new Error('red');
        if (report.outcome.kind === 'not-checked') task.skip(task.title);
      },
    })),
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { collapseErrors: false, showErrorMessage: false, collapseSkips: true },
    },
  );
  const drawn = list.run().catch(() => undefined);
  return {
    show(progress) {
      const of = progress.kind === 'begun' ? progress.check : progress.report.check;
      const line = lines.find(({ check }) => check === of);
      line?.start.settle(null);
      if (progress.kind === 'ended') line?.end.settle(progress.report);
    },
    async end() {
      for (const { end } of lines) end.settle(null);
      await drawn;
    },
  };
}

function deferred<T>(): { readonly settled: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const settled = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { settled, settle };
}
