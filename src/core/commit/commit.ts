import { strip } from './white-space.ts';

/** One commit as git tells it. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** git's `%s`: the first paragraph, folded into one line. */
  readonly subject: string;
  /** git's `%b`: all that follows the first paragraph; may be empty, may end in newlines. */
  readonly body: string;
}

/** The subject as increment and changelog see it: stripped, its lines (mostly one) ended by `\n` alone. */
export function subjectOf(commit: Commit): string {
  return strip(withNewlines(commit.subject));
}

/** The body likewise: stripped, its lines ended by `\n` alone. */
export function bodyOf(commit: Commit): string {
  return strip(withNewlines(commit.body));
}

const OTHER_LINE_ENDS = /\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Parity: commitizen splits git's output at everything that Python takes for the end of a line. */
function withNewlines(text: string): string {
  return text.replaceAll(OTHER_LINE_ENDS, '\n');
}
