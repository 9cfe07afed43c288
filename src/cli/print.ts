import { visibleJson } from '../core/text/visible.ts';
import { noticeText } from '../report/notice.ts';
import { paintFor } from './paint.ts';

/** The answer: on stdout. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** The answer as one JSON document, the whole of stdout; it says first which version of `docs/schema/` it goes by. */
export function printJson(document: object): void {
  print(`${visibleJson(JSON.stringify({ shape: SHAPE, ...document }, null, 2))}\n`);
}

/** It grows when a property goes away or means something else, and not when one is added. */
const SHAPE = 1;

/** What a person should know beside the answer: on stderr. */
export function printNotices(notices: readonly string[]): void {
  const paint = paintFor(process.stderr);
  for (const notice of notices) process.stderr.write(`${noticeText(notice, paint)}\n`);
}
