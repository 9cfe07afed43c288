import { visible, visibleJson } from '../../core/text/visible.ts';
import { noticeText } from '../../report/text/notice.ts';
import { paintFor } from './paint.ts';

/** Prints the result on stdout. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Prints a text of the repository. A terminal gets it with control characters spelled out, a pipe as it is. */
export function printForeign(text: string): void {
  print(process.stdout.isTTY ? visible(text) : text);
}

/** Prints the result as one JSON document, which is all that goes to stdout. `shape` is the version of `docs/schema/`. */
export function printJson(document: object): void {
  print(`${visibleJson(JSON.stringify({ shape: SHAPE, ...document }, null, 2))}\n`);
}

/** Increased when a property is removed or changes its meaning, but not when one is added. */
const SHAPE = 1;

/** Prints notes for the user on stderr. */
export function printNotices(notices: readonly string[]): void {
  const paint = paintFor(process.stderr);
  for (const notice of notices) process.stderr.write(`${noticeText(notice, paint)}\n`);
}
