import { runInNewContext } from 'node:vm';
import { refuse } from '../core/error/error.ts';

/** A plan over a million commits takes less. */
const LONGEST_PLAN = 30;

/**
 * What core makes of the world, unless that takes for ever: patterns and templates are the project's own, and a pattern such as
 * `(a+)+$` can keep a process busy for years. Nothing is done yet when this is asked, so to give up leaves nothing behind.
 *
 * Only from without can JavaScript be stopped in the middle of a pattern; to that end it runs as a script of its own.
 *
 * @param compute synchronous
 * @throws TOOK_TOO_LONG
 */
export function inTime<T>(compute: () => T, seconds = LONGEST_PLAN): T {
  try {
    return runInNewContext('compute()', { compute }, { timeout: seconds * 1000 }) as T;
  } catch (error) {
    const isOver = (Object(error) as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isOver ? refuse('TOOK_TOO_LONG', { seconds }, error) : error;
  }
}
