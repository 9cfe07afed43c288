import { Script } from 'node:vm';
import { refuse } from '../../core/error/error.ts';

/** In the global object, because a context of its own for each script takes ten times as long. */
const COMPUTE = Symbol.for('relctl.compute');
const CALL = new Script("globalThis[Symbol.for('relctl.compute')]()");

/** Longer than a plan over a million commits takes. */
const LONGEST_PLAN = 30;

/**
 * Runs a computation of core with a time limit. Patterns and templates come from the project, and a pattern such as
 * `(a+)+$` can keep a process busy for years. At this point relctl has changed nothing, so it can stop safely.
 *
 * JavaScript can be stopped in the middle of a pattern only from outside, so the computation runs as a script of its
 * own.
 *
 * @param compute synchronous
 * @throws TOOK_TOO_LONG
 */
export function inTime<T>(compute: () => T, seconds = LONGEST_PLAN): T {
  return within(compute, seconds * 1000, seconds);
}

/**
 * The same limit for many computations together, for example one for each part of a long history.
 *
 * @returns runs one of them. It throws TOOK_TOO_LONG once all of them have taken longer than the limit.
 */
export function inTimeTogether(seconds = LONGEST_PLAN): <T>(compute: () => T) => T {
  let left = seconds * 1000;
  return (compute) => {
    const start = performance.now();
    try {
      return within(compute, left, seconds);
    } finally {
      left -= performance.now() - start;
    }
  };
}

/** @param seconds the limit, for the error */
function within<T>(compute: () => T, milliseconds: number, seconds: number): T {
  const globals = globalThis as Record<symbol, unknown>;
  const outer = globals[COMPUTE];
  try {
    globals[COMPUTE] = compute;
    return CALL.runInThisContext({ timeout: Math.max(Math.ceil(milliseconds), 1) }) as T;
  } catch (error) {
    const isOver = (Object(error) as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isOver ? refuse('TOOK_TOO_LONG', { seconds }, error) : error;
  } finally {
    globals[COMPUTE] = outer;
  }
}
