import type { Effect } from '../core/plan/effect.ts';
import type { Progress } from '../io/run/plan-run.ts';
import { stepText } from '../core/plan/step.ts';
import { keptText } from '../report/kept.ts';
import type { Paint } from '../report/paint.ts';

/** Shows the effects of a plan while they happen. */
export interface StepDisplay {
  readonly show: (progress: Progress) => void;
  /** Ends the display; resolves when it has drawn its last line. */
  readonly end: () => Promise<void>;
}

/** One plain line on stderr for each step: what a log file wants. */
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
      return `${paint.warning('↻')} ${stepText(progress.effect)}: refused; once more with what the commit hooks rewrote`;
    case 'done':
      return `${paint.good('✓')} ${stepText(progress.effect)}`;
    case 'failed':
      return `${paint.bad('✗')} ${stepText(progress.effect)}`;
    case 'undoing':
      return `${paint.warning('↺')} undo what was done`;
    case 'backed-up':
      return keptText(progress.backups, paint);
  }
}

/**
 * A list on a terminal whose lines change as the steps go on.
 *
 * @param columns the terminal's width; one that tells none can't be drawn on, and gets plain lines
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
  // The failure itself is told by whoever ran the plan; the list only shows where it was.
  const told: string[] = [];
  const drawn = list.run().catch(() => undefined);
  const stop = (): void => {
    for (const { fail } of steps) fail();
  };
  return {
    show(progress) {
      if (progress.kind === 'undoing') return;
      if (progress.kind === 'backed-up') {
        told.push(keptText(progress.backups, paint));
        return;
      }
      const step = steps.find(({ effect }) => effect === progress.effect);
      if (progress.kind === 'done') step?.succeed();
      if (progress.kind === 'failed') step?.fail();
    },
    async end() {
      stop();
      await drawn;
      for (const text of told) process.stderr.write(`${text}\n`);
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
  // A step that the list never reached is failed by end(), and nobody waits for it.
  ended.catch(() => undefined);
  return { ended, succeed, fail };
}
