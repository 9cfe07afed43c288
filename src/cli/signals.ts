import type { StopSignal } from '../io/execute.ts';

const SIGNALS: readonly StopSignal[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];

/** The first signal that asks this process to stop, kept until the run looks at it at its next boundary. */
export interface SignalWatch {
  readonly stopped: () => StopSignal | null;
  readonly end: () => void;
}

/** From here to `end` a signal no longer ends the process: a release has to be undone first. */
export function watchSignals(): SignalWatch {
  let received: StopSignal | null = null;
  const listeners = SIGNALS.map((signal) => {
    const listener = (): void => {
      received ??= signal;
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return {
    stopped: () => received,
    end() {
      for (const { signal, listener } of listeners) process.off(signal, listener);
    },
  };
}
