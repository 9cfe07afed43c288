import { InternalError, RelctlError } from '../core/error/error.ts';
import { withoutCredentials } from '../core/text/credentials.ts';
import { excerpt } from '../core/text/excerpt.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './text/paint.ts';

/** `error: …`, and indented below it what to type next. */
export function errorText(error: unknown, paint: Paint): string {
  if (error instanceof RelctlError) {
    const headline = folded(`${paint.bad('error:')} ${safe(error.message)}`, paint);
    if (error.hint === null) return headline;
    // Below the first line of a hint there are only commands, one a line.
    const [first = '', ...commands] = safe(error.hint).split('\n');
    return [headline, paint.fold(`  ${paint.accent('hint:')} ${first}`, LABEL), ...commands].join('\n');
  }
  const { message, stack } = asError(error);
  return [
    `${paint.bad('internal error:')} ${excerpt(safe(message), LONGEST)}`,
    `  ${paint.accent('hint:')} this is a bug in relctl. Keep the lines below, and report them to the people who maintain relctl`,
    ...(stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .map((line) => safe(excerpt(line, LONGEST))),
  ].join('\n');
}

/** In characters: the message of an internal error, or a line of its stack, may contain a text of the repository. */
const LONGEST = 1000;

function folded(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((line) => paint.fold(line, line.length - line.trimStart().length + LABEL))
    .join('\n');
}

/** The width of `error: ` and `found: `, and almost that of `hint: `. */
const LABEL = 7;

/** Hides the password in a URL, even if the user typed the URL. */
function safe(text: string): string {
  return visible(withoutCredentials(text));
}

/** The error as data: `exit` is the exit code of the process, `hint` is null if there is none. */
export function errorJson(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof RelctlError) {
    const { code, exit, message, hint } = error;
    const shownHint = hint === null ? null : withoutCredentials(hint);
    return { error: { code, exit, message: withoutCredentials(message), hint: shownHint } };
  }
  return {
    error: {
      code: 'INTERNAL',
      exit: 70,
      message: excerpt(withoutCredentials(asError(error).message), LONGEST),
      hint: 'this is a bug in relctl. Keep this message, and report it to the people who maintain relctl',
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new InternalError(String(error));
}
