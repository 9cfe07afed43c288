import { noticeText } from '../report/release.ts';
import { paintFor } from './paint.ts';

/** Prints on stderr what a person should know, one sentence a line. */
export function tellNotices({ notices }: { readonly notices: readonly string[] }): void {
  const paint = paintFor(process.stderr);
  for (const notice of notices) process.stderr.write(`${noticeText(notice, paint)}\n`);
}
