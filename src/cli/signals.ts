import { STOP_SIGNALS } from '../core/error/stop-signal.ts';

/**
 * Runs what must not be cut off: a signal no longer ends the process, for what was done has to be undone first. Behind
 * a run that went well none does either.
 *
 * @param run is handed what the first signal aborts that asks to stop; the signal's name is the reason
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
    // What is done is told as done: a signal that comes too late must not make it look undone.
    for (const signal of STOP_SIGNALS) process.off(signal, ignore).on(signal, ignore);
    return result;
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, listener);
  }
}

function ignore(): void {
  // Only that there is a listener counts.
}
