import { InternalError, RelctlError } from '../core/error/error.ts';
import { withoutCredentials } from '../core/text/credentials.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** Where a bug of relctl's own is reported. */
const ISSUES = 'https://github.com/relctl/relctl/issues';

/** `error: …` and, indented, what to type next. */
export function errorText(error: unknown, paint: Paint): string {
  if (error instanceof RelctlError) {
    const told = folded(`${paint.bad('error:')} ${safe(error.message)}`, paint);
    if (error.hint === null) return told;
    // What stands below a hint are commands, a line each.
    const [first = '', ...commands] = safe(error.hint).split('\n');
    return [told, paint.fold(`  ${paint.accent('hint:')} ${first}`, LABEL), ...commands].join('\n');
  }
  const { message, stack } = asError(error);
  return [
    `${paint.bad('internal error:')} ${safe(message)}`,
    `  ${paint.accent('hint:')} this is a bug in relctl; please report it, with the lines below, at ${ISSUES}`,
    safe(stack ?? ''),
  ].join('\n');
}

function folded(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((line) => paint.fold(line, line.length - line.trimStart().length + LABEL))
    .join('\n');
}

/** Of `error: `, `found: `, and nearly of `hint: `. */
const LABEL = 7;

/** Where a person may have typed a URL, it is told without its password as well. */
function safe(text: string): string {
  return visible(withoutCredentials(text));
}

/** The error as data: `exit` is the process's exit code, `hint` is null where there is none. */
export function errorJson(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof RelctlError) {
    const { code, exit, message, hint } = error;
    const told = hint === null ? null : withoutCredentials(hint);
    return { error: { code, exit, message: withoutCredentials(message), hint: told } };
  }
  return {
    error: { code: 'INTERNAL', exit: 70, message: withoutCredentials(asError(error).message), hint: ISSUES },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new InternalError(String(error));
}
