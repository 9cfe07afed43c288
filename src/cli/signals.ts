import { STOP_SIGNALS } from '../core/error/stop-signal.ts';
import type { StopSignal } from '../core/error/stop-signal.ts';

/**
 * Runs what must not be cut off: a signal no longer ends the process, for what was done has to be undone first.
 *
 * @param run is handed what tells the first signal that asked to stop; null while none has
 */
export async function holdingSignals<T>(run: (stopped: () => StopSignal | null) => Promise<T>): Promise<T> {
  let received: StopSignal | null = null;
  const listener = (signal: NodeJS.Signals): void => {
    received ??= signal as StopSignal;
  };
  for (const signal of STOP_SIGNALS) process.on(signal, listener);
  try {
    return await run(() => received);
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, listener);
  }
}
