import { catalogue } from './catalogue.ts';
import { excerpt } from '../text/excerpt.ts';
import type { ErrorCode, ErrorContext, ErrorEntry } from './catalogue.ts';

/**
 * An error that the user can act on. Only {@link refuse} creates it. `base-command.ts` prints `message` and `hint`
 * and exits with `exit`.
 */
export class RelctlError extends Error {
  readonly code: ErrorCode;
  readonly exit: number;
  /** What to type next; null if there is nothing to add to the message. */
  readonly hint: string | null;

  constructor(code: ErrorCode, exit: number, message: string, hint: string | null, cause: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RelctlError';
    this.code = code;
    this.exit = exit;
    this.hint = hint;
  }
}

/** A bug in relctl. It is printed with its stack, and relctl exits with 70. */
export class InternalError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InternalError';
  }
}

/**
 * The error with this code, for the caller to throw.
 *
 * @param cause the error of git or the file system, for `--debug`
 */
export function refuse<K extends ErrorCode>(code: K, context: ErrorContext<K>, cause?: unknown): RelctlError {
  const entry = catalogue[code] as ErrorEntry<ErrorContext<K>>;
  const short = bounded(context) as ErrorContext<K>;
  return new RelctlError(code, entry.exit, entry.message(short), entry.hint?.(short) ?? null, cause);
}

/** Longer than any path that a system opens, and than a command with one. */
const LONGEST_LINE = 5_000;

/** The context with every line of its texts cut: a name, a value or an answer from a repository may be of any length. */
function bounded(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length <= LONGEST_LINE ? value : boundedLines(value);
  }
  if (Array.isArray(value)) return value.map(bounded);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, bounded(member)]));
}

function boundedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => excerpt(line, LONGEST_LINE))
    .join('\n');
}
