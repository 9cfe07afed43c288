import { InternalError, RelctlError } from '../core/error/error.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** Where a bug of relctl's own is reported. */
const ISSUES = 'https://github.com/relctl/relctl/issues';

/** `error: …` and, indented, what to type next. */
export function errorText(error: unknown, paint: Paint): string {
  if (error instanceof RelctlError) {
    const hint = error.hint === null ? '' : `\n  ${paint.accent('hint:')} ${visible(error.hint)}`;
    return `${paint.bad('error:')} ${visible(error.message)}${hint}`;
  }
  const { message, stack } = asError(error);
  return [
    `${paint.bad('internal error:')} ${visible(message)}`,
    `  ${paint.accent('hint:')} this is a bug in relctl; please report it, with the lines below, at ${ISSUES}`,
    visible(stack ?? ''),
  ].join('\n');
}

/** The error as data: `exit` is the process's exit code, `hint` is null where there is none. */
export function errorJson(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof RelctlError) {
    const { code, exit, message, hint } = error;
    return { error: { code, exit, message, hint } };
  }
  return { error: { code: 'INTERNAL', exit: 70, message: asError(error).message, hint: ISSUES } };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new InternalError(String(error));
}
