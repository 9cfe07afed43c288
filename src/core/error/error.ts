import { catalogue } from './catalogue.ts';
import type { ErrorCode, ErrorContext, ErrorEntry } from './catalogue.ts';

/**
 * A refusal that a person can act on. Made only by {@link refuse}; the border (`base-command.ts`) prints
 * `message` and `hint` and exits with `exit`.
 */
export class RelctlError extends Error {
  readonly code: ErrorCode;
  readonly exit: number;
  /** What to type next; null where there is nothing better to say than the message. */
  readonly hint: string | null;

  constructor(code: ErrorCode, exit: number, message: string, hint: string | null, cause: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RelctlError';
    this.code = code;
    this.exit = exit;
    this.hint = hint;
  }
}

/** A fault of relctl's own: printed with its stack and where to report it, exit 70. */
export class InternalError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InternalError';
  }
}

/**
 * The error of the catalogue for `code`, to be thrown.
 *
 * @param cause what git or the file system said, kept for `--debug`
 */
export function refuse<K extends ErrorCode>(code: K, context: ErrorContext<K>, cause?: unknown): RelctlError {
  const entry = catalogue[code] as ErrorEntry<ErrorContext<K>>;
  return new RelctlError(code, entry.exit, entry.message(context), entry.hint?.(context) ?? null, cause);
}
