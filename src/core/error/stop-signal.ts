import { refuse } from './error.ts';
import type { RelctlError } from './error.ts';
import type { Aftermath } from './undone.ts';

/** The signals that stop a run. */
export type StopSignal = keyof typeof CODES;

const CODES = { SIGHUP: 'HUNG_UP', SIGINT: 'INTERRUPTED', SIGTERM: 'TERMINATED' } as const;

export const STOP_SIGNALS = Object.keys(CODES) as readonly StopSignal[];

/** The error of a run that a signal stopped. @param undone the state of the repository afterwards */
export function stoppedBy(signal: StopSignal, undone: Aftermath, cause?: unknown): RelctlError {
  return refuse(CODES[signal], { undone }, cause);
}

/** The signal that stopped the run; null if none did so far. */
export function signalOf(stop: AbortSignal): StopSignal | null {
  return stop.aborted ? (stop.reason as StopSignal) : null;
}
