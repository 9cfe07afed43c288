import { STOP_SIGNALS } from '../../core/error/stop-signal.ts';

/**
 * Runs a function that a signal must not cut off, because its steps have to be undone first. After a successful run, signals
 * are ignored too.
 *
 * @param run gets an AbortSignal, which the first stop signal aborts with its name as the reason
 */
export async function holdingSignals<T>(run: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const listener = (signal: NodeJS.Signals): void => {
    // Only the first one counts: abort() keeps the first reason.
    controller.abort(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, listener);
  try {
    const result = await run(controller.signal);
    // The work is done: a late signal must not turn the exit code into a failure.
    for (const signal of STOP_SIGNALS) process.off(signal, ignore).on(signal, ignore);
    return result;
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, listener);
  }
}

function ignore(): void {
  // A listener keeps Node from ending the process.
}
