import { refuse } from './error.ts';
import type { RelctlError } from './error.ts';
import type { Aftermath } from './undone.ts';

/** The signals that ask a run to stop. */
export type StopSignal = keyof typeof CODES;

const CODES = { SIGHUP: 'HUNG_UP', SIGINT: 'INTERRUPTED', SIGTERM: 'TERMINATED' } as const;

export const STOP_SIGNALS = Object.keys(CODES) as readonly StopSignal[];

/** What a run that was asked to stop ends with. @param undone how the repository was left */
export function stoppedBy(signal: StopSignal, undone: Aftermath, cause?: unknown): RelctlError {
  return refuse(CODES[signal], { undone }, cause);
}

/** The signal that aborted it; null while none has. */
export function signalOf(stop: AbortSignal): StopSignal | null {
  return stop.aborted ? (stop.reason as StopSignal) : null;
}
