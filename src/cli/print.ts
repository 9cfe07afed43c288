import { visibleJson } from '../core/text/visible.ts';
import { noticeText } from '../report/notice.ts';
import { paintFor } from './paint.ts';

/** The answer: on stdout. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** The answer as one JSON document, the whole of stdout. */
export function printJson(document: unknown): void {
  print(`${visibleJson(JSON.stringify(document, null, 2))}\n`);
}

/** What a person should know beside the answer: on stderr. */
export function printNotices(notices: readonly string[]): void {
  const paint = paintFor(process.stderr);
  for (const notice of notices) process.stderr.write(`${noticeText(notice, paint)}\n`);
}
