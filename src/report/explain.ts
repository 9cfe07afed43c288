import { askedFor, countedLine } from '../core/release/answers/explain.ts';
import type { ExplainedCommit, Explanation } from '../core/release/answers/explain.ts';
import { columnsOf } from '../core/text/columns.ts';
import { visibleLine } from '../core/text/visible.ts';
import type { Paint } from './text/paint.ts';

/**
 * A table of commits, newest first: the commit, its subject, the line that counted and the increment; then the
 * summary.
 *
 * @param width columns of the terminal
 */
export function explanationText(explanation: Explanation, width: number, paint: Paint): string {
  const { commits } = explanation;
  return [
    ...tableLines(commits, width, paint),
    ...(commits.length > 0 ? [''] : []),
    ...sumLines(explanation, paint).map((line) => paint.fold(line, 2)),
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** `relctl explain --json` */
export function explanationJson(explanation: Explanation): Readonly<Record<string, unknown>> {
  const { range, commits, increment, zero, next } = explanation;
  return {
    range,
    commits: commits.map((commit) => ({
      sha: commit.sha,
      subject: commit.subject,
      increment: commit.increment,
      line: countedLine(commit)?.line ?? null,
      asks: commit.evidence.map(({ line, keyword, increment: asked }) => ({
        line,
        keyword,
        increment: asked,
      })),
    })),
    increment,
    majorVersionZero: { set: zero.isSet, without: zero.without },
    next: next === null ? null : { from: next.from, to: next.to },
  };
}

type Row = readonly [sha: string, subject: string, line: string, increment: string];

const HEAD: Row = ['commit', 'subject', 'line that counted', 'increment'];
const GAP = '  ';
/** The minimum width of a text column, however narrow the terminal is. */
const NARROWEST = 12;

function tableLines(commits: readonly ExplainedCommit[], width: number, paint: Paint): readonly string[] {
  if (commits.length === 0) return [];
  const rows = commits.map(rowOf);
  // Not Math.max(...rows): a hundred thousand arguments overflow the stack.
  const longest = (at: number): number =>
    [HEAD, ...rows].reduce((most, row) => Math.max(most, columnsOf(row[at] ?? '')), 0);
  const shaWidth = longest(0);
  const room = width - shaWidth - longest(3) - 3 * GAP.length;
  const [subject, line] = shared(room, longest(1), longest(2));
  const lineOf = ([sha, subjectText, lineText, increment]: Row): readonly string[] => [
    padded(sha, shaWidth),
    padded(subjectText, subject),
    padded(lineText, line),
    increment,
  ];
  return [
    paint.bold(lineOf(HEAD).join(GAP)),
    ...commits.map((commit, index) => {
      const text = lineOf(rows[index] ?? HEAD).join(GAP);
      return commit.increment === null ? paint.dim(text) : text;
    }),
  ];
}

function rowOf(commit: ExplainedCommit): Row {
  const counted = countedLine(commit);
  const subject = visibleLine(commit.subject);
  const line = counted === null ? '–' : visibleLine(counted.line);
  return [commit.sha.slice(0, 7), subject, line === subject ? 'the subject' : line, commit.increment ?? '–'];
}

/** The widths of two columns that share a room: what each needs if there is room, else at least half for each. */
function shared(room: number, first: number, second: number): readonly [first: number, second: number] {
  if (first + second <= room) return [first, second];
  const half = Math.floor(room / 2);
  const least = (columns: number): number => Math.max(columns, NARROWEST);
  if (second <= half) return [least(room - second), second];
  return first <= half ? [first, least(room - first)] : [least(half), least(room - half)];
}

function padded(text: string, columns: number): string {
  const shown = clipped(text, columns);
  return shown + ' '.repeat(Math.max(0, columns - columnsOf(shown)));
}

function clipped(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let shown = '';
  let taken = 0;
  for (const character of text) {
    taken += columnsOf(character);
    if (taken > columns - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

function sumLines(explanation: Explanation, paint: Paint): readonly string[] {
  const { range, commits, increment, next } = explanation;
  const asked = askedFor(commits).map(
    (one) => `${one.increment} from ${one.lines === 1 ? '1 line' : `${one.lines} lines`}`,
  );
  const count = commits.length === 1 ? '1 commit' : `${commits.length} commits`;
  const sum =
    increment === null ? 'no line calls for a release' : `${asked.join(', ')}; the highest increment counts`;
  return [
    `${visibleLine(range)}: ${count}, ${sum}`,
    ...zeroLine(explanation),
    `increment: ${paint.bold(increment ?? 'none')}`,
    ...(next === null ? [] : [`version: ${next.from} → ${paint.bold(next.to)}`]),
  ];
}

function zeroLine({ zero, increment }: Explanation): readonly string[] {
  if (!zero.isSet) return [];
  return zero.without === increment
    ? []
    : [`major_version_zero is set: without it this would be ${zero.without ?? 'none'}`];
}
