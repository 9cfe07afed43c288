import { strip } from './white-space.ts';

/** One commit, as git prints it. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** git's `%s`: the first paragraph, folded into one line. */
  readonly subject: string;
  /** git's `%b`: all text after the first paragraph. It can be empty, and it can end with newlines. */
  readonly body: string;
}

/** The subject as used for the increment and the changelog: stripped, with `\n` between its lines (usually one). */
export function subjectOf(commit: Commit): string {
  return strip(withNewlines(commit.subject));
}

/** The body as used for the increment and the changelog: stripped, with `\n` between its lines. */
export function bodyOf(commit: Commit): string {
  return strip(withNewlines(commit.body));
}

const OTHER_LINE_ENDS = /\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Parity: commitizen splits git's output at every character that ends a line in Python. */
function withNewlines(text: string): string {
  return text.replaceAll(OTHER_LINE_ENDS, '\n');
}
