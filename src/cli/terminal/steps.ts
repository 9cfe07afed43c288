import type { Effect } from '../../core/plan/effect.ts';
import type { Progress } from '../../io/run/plan-run.ts';
import { stepText } from '../../core/plan/step.ts';
import { restoredFilesText } from '../../report/release/restored-files.ts';
import type { Paint } from '../../report/text/paint.ts';

/** Shows the progress of a plan. */
export interface StepDisplay {
  readonly show: (progress: Progress) => void;
  /** Ends the display. Resolves when the last line is drawn. */
  readonly end: () => Promise<void>;
}

/** Prints one line on stderr for each step, as log files need it. */
export function plainSteps(paint: Paint): StepDisplay {
  return {
    show(progress) {
      const line = lineOf(progress, paint);
      if (line !== null) process.stderr.write(`${line}\n`);
    },
    end: () => Promise.resolve(),
  };
}

function lineOf(progress: Progress, paint: Paint): string | null {
  switch (progress.kind) {
    case 'begun':
      return null;
    case 'retrying':
      return `${paint.warning('↻')} ${stepText(progress.effect)}: a commit hook failed; trying once more with the files that the hooks changed`;
    case 'done':
      return `${paint.good('✓')} ${stepText(progress.effect)}`;
    case 'failed':
      return `${paint.bad('✗')} ${stepText(progress.effect)}`;
    case 'undoing':
      return `${paint.warning('↺')} rolling back`;
    case 'backed-up':
      return restoredFilesText(progress.backups, paint);
  }
}

/**
 * A list on the terminal that is redrawn while the steps run.
 *
 * @param columns the terminal's width; without a width the list can't be redrawn, so plain lines are printed
 */
export async function liveSteps(
  effects: readonly Effect[],
  paint: Paint,
  columns: number | undefined,
): Promise<StepDisplay> {
  if (columns === undefined || columns === 0) return plainSteps(paint);
  const { Listr } = await import('listr2');
  const steps = effects.map((effect) => ({ effect, ...deferred() }));
  const list = new Listr(
    steps.map(({ effect, ended }) => ({ title: stepText(effect), task: () => ended })),
    {
      rendererOptions: { collapseErrors: false, showErrorMessage: false },
      exitOnError: true,
      registerSignalListeners: false,
    },
  );
  // The list only shows which step failed. The caller reports the error.
  const backups: string[] = [];
  const drawn = list.run().catch(() => undefined);
  const stop = (): void => {
    for (const { fail } of steps) fail();
  };
  return {
    show(progress) {
      if (progress.kind === 'undoing') return;
      if (progress.kind === 'backed-up') {
        backups.push(restoredFilesText(progress.backups, paint));
        return;
      }
      const step = steps.find(({ effect }) => effect === progress.effect);
      if (progress.kind === 'done') step?.succeed();
      if (progress.kind === 'failed') step?.fail();
    },
    async end() {
      stop();
      await drawn;
      for (const text of backups) process.stderr.write(`${text}\n`);
    },
  };
}

function deferred(): {
  readonly ended: Promise<void>;
  readonly succeed: () => void;
  readonly fail: () => void;
} {
  let succeed = (): void => undefined;
  let fail = (): void => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    succeed = resolve;
    fail = () => {
      reject(new Error('the step did not happen'));
    };
  });
  // end() rejects the steps that the list never reached, and these are not awaited.
  ended.catch(() => undefined);
  return { ended, succeed, fail };
}
