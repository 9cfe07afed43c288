import type { Commit } from '../../core/commit/commit.ts';
import type { DatedCommit } from '../../core/release/status/branch-age.ts';
import { SKIPPED } from '../../core/rule/hotfix.ts';
import type { LinkedCommit } from '../../core/rule/lineage.ts';
import type { Origin } from '../../core/snapshot/snapshot.ts';
import { expectShortRun } from '../process/short-run.ts';
import type { Git } from './git.ts';
import { readingBudget, spend } from './reading-budget.ts';
import type { ReadingBudget } from './reading-budget.ts';

/** Commits that HEAD reaches and `since` does not; `since` null: all that HEAD reaches. */
export interface Range {
  readonly since: string | null;
  readonly head: string;
}

/** Commits that some commits reach and others do not. All are given by their whole object ids, in any number. */
export interface Span {
  readonly from: readonly string[];
  readonly without: readonly string[];
}

/** Options that keep the user's configuration from changing the output that is parsed here. */
const PLAIN_LOG = ['log', '-z', '--no-show-signature', '--no-color', '--encoding=UTF-8'];

/** The commits of a range, newest first in topological order. */
export function readLog(git: Git, range: Range): Promise<readonly Commit[]> {
  return readCommits(git, ['--topo-order', ...revisions(range)]);
}

/** Shows the commits of a range to `visit` in parts, newest first in topological order, without keeping them. */
export function visitLog(git: Git, range: Range, visit: Visit): Promise<void> {
  return visitCommits(git, ['--topo-order', ...revisions(range)], visit);
}

/**
 * The commits of a range as git understands it (`main..HEAD`, `HEAD`), newest first by date.
 *
 * @param range never one that begins with `-`: git would take it for an option
 * @throws GitFailure when git can't read it
 */
export function readNamedRange(git: Git, range: string): Promise<readonly Commit[]> {
  return readCommits(git, [range]);
}

/** Some of the commits, in their order. */
type Visit = (commits: readonly Commit[]) => void;

async function readCommits(
  git: Git,
  selection: readonly string[],
  input?: string,
  budget?: ReadingBudget,
): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  const keep: Visit = (part) => {
    for (const commit of part) commits.push(commit);
  };
  await visitCommits(git, selection, keep, input, budget);
  return commits;
}

async function visitCommits(
  git: Git,
  selection: readonly string[],
  visit: Visit,
  input?: string,
  budget?: ReadingBudget,
): Promise<void> {
  let seen = 0;
  const args = [...PLAIN_LOG, '--format=tformat:%H%x00%P%x00%s%x00%b', ...selection, '--'];
  for await (const records of readRecords(git.stream(args, input), 4, budget)) {
    visit(
      records.map(([sha = '', parents = '', subject = '', body = '']) => ({
        sha,
        parents: words(parents),
        subject,
        body,
      })),
    );
    seen += records.length;
    if (seen > LONG_LOG) await expectShortRun();
  }
}

/** In commits. */
const LONG_LOG = 1000;

/** @param sha the whole name of a commit that exists */
export async function readNamedCommit(git: Git, sha: string): Promise<Commit | null> {
  const [commit] = await readCommits(git, ['-1', sha]);
  return commit ?? null;
}

/** The commits that some commits reach and `head` does not, newest first in topological order. */
export function readUnreached(git: Git, head: string, from: readonly string[]): Promise<readonly Commit[]> {
  return readCommits(git, ['--topo-order', '--stdin'], [...from, `^${head}`].join('\n'));
}

/**
 * The commits of a span, newest first in topological order.
 *
 * @param budget for long messages
 * @throws HISTORY_TOO_LARGE
 */
export async function readSpan(git: Git, span: Span, budget?: ReadingBudget): Promise<readonly Commit[]> {
  return span.from.length === 0 ? [] : readCommits(git, ['--topo-order', '--stdin'], asInput(span), budget);
}

/** Shows the commits of a span to `visit` in parts, newest first in topological order, without keeping them. */
export async function visitSpan(git: Git, span: Span, visit: Visit): Promise<void> {
  if (span.from.length > 0) await visitCommits(git, ['--topo-order', '--stdin'], visit, asInput(span));
}

/**
 * The commits that some commits reach and others do not, each after its parents, with the second at which its author
 * wrote it. A rebase keeps that second.
 */
export async function readDated(
  git: Git,
  from: readonly string[],
  without: readonly string[],
): Promise<readonly DatedCommit[]> {
  if (from.length === 0) return [];
  const commits: DatedCommit[] = [];
  const input = [...from, ...without.map((sha) => `^${sha}`)].join('\n');
  const order = ['--topo-order', '--reverse'];
  const args = [...PLAIN_LOG, ...order, '--format=tformat:%H%x00%P%x00%at', '--stdin', '--'];
  for await (const records of readRecords(git.stream(args, input), 3)) {
    for (const [sha = '', parents = '', date = ''] of records) {
      commits.push({ sha, parents: words(parents), date: Number(date) });
    }
  }
  return commits;
}

/** The messages of a range that name commits: as picked, or as not needed. */
export async function readMentions(git: Git, range: Range): Promise<readonly string[]> {
  const messages: string[] = [];
  const named = ['-i', '-E', '--grep=cherry[- ]picked[- ]from', `--grep=^${SKIPPED}: `];
  const args = [...PLAIN_LOG, ...named, '--format=tformat:%B', ...revisions(range), '--'];
  for await (const records of readRecords(git.stream(args), 1)) {
    for (const [message = ''] of records) messages.push(message);
  }
  return messages;
}

/** Where the commits of a range come from, by commit. */
export async function readOrigins(git: Git, range: Range): Promise<ReadonlyMap<string, Origin>> {
  const origins = new Map<string, Origin>();
  const args = [...PLAIN_LOG, '--format=tformat:%H%x00%P%x00%an%x00%ae', ...revisions(range), '--'];
  for await (const records of readRecords(git.stream(args), 4)) {
    for (const [sha = '', parents = '', author = '', email = ''] of records)
      origins.set(sha, { parents: words(parents), author, email });
  }
  return origins;
}

/**
 * The commits of a span whose texts at some paths differ from those of each parent. Side branches are walked too, so
 * that a change that a merge hides is seen.
 */
export async function readTouching(
  git: Git,
  span: Span,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const touching = new Set<string>();
  if (span.from.length === 0) return touching;
  const args = [...PLAIN_LOG, '--format=tformat:%H', '--full-history', '--stdin', '--'];
  const output = git.stream([...args, ...paths.map((path) => `:(top,literal)${path}`)], asInput(span));
  for await (const records of readRecords(output, 1)) {
    for (const [sha = ''] of records) touching.add(sha);
  }
  return touching;
}

/** The commits on a commit's line of first parents that change some paths, newest first. */
export async function readFirstParents(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const commits: string[] = [];
  const args = [...PLAIN_LOG, '--first-parent', '--format=tformat:%H', commit, '--'];
  const output = git.stream([...args, ...paths.map((path) => `:(top,literal)${path}`)]);
  for await (const records of readRecords(output, 1)) {
    for (const [sha = ''] of records) commits.push(sha);
  }
  return commits;
}

/** The commits of a span by their position in the history alone, newest first in topological order. */
export async function readLinks(git: Git, span: Span): Promise<readonly LinkedCommit[]> {
  const commits: LinkedCommit[] = [];
  if (span.from.length === 0) return commits;
  const args = [...PLAIN_LOG, '--format=tformat:%H%x00%P', '--topo-order', '--stdin', '--'];
  for await (const records of readRecords(git.stream(args, asInput(span)), 2)) {
    for (const [sha = '', parents = ''] of records) commits.push({ sha, parents: words(parents) });
  }
  return commits;
}

/** A commit with its message as it was written. */
export interface WrittenCommit extends LinkedCommit {
  readonly message: string;
}

/** Some commits by their whole object ids, in any order. @param budget for long messages @throws HISTORY_TOO_LARGE */
export async function readThese(
  git: Git,
  names: readonly string[],
  budget?: ReadingBudget,
): Promise<readonly WrittenCommit[]> {
  const commits: WrittenCommit[] = [];
  if (names.length === 0) return commits;
  const selection = ['--no-walk=unsorted', '--stdin', '--'];
  const args = [...PLAIN_LOG, '--format=tformat:%H%x00%P%x00%B', ...selection];
  for await (const records of readRecords(git.stream(args, [...new Set(names)].join('\n')), 3, budget)) {
    for (const [sha = '', parents = '', message = ''] of records) {
      commits.push({ sha, parents: words(parents), message });
    }
  }
  return commits;
}

function asInput({ from, without }: Span): string {
  return [...from, ...without.map((sha) => `^${sha}`)].join('\n');
}

/**
 * NUL-terminated records of `size` fields each, in batches as git's output arrives. A hundred thousand single steps of
 * an asynchronous generator would take longer than git itself.
 *
 * Of a very long field only the beginning is kept.
 */
async function* readRecords(
  output: AsyncIterable<Buffer>,
  size: number,
  budget = readingBudget(),
): AsyncIterable<readonly (readonly string[])[]> {
  const decoder = new TextDecoder('utf-8');
  let fields: string[] = [];
  let open: string[] = [];
  let length = 0;
  for await (const piece of output) {
    const parts = decoder.decode(piece, { stream: true }).split('\0');
    for (const [at, part] of parts.entries()) {
      if (at > 0) {
        fields.push(open.join(''));
        open = [];
        length = 0;
      }
      const kept = part.slice(0, LONGEST_FIELD - length);
      open.push(kept);
      length += kept.length;
      if (length > LONG_FIELD) spend(budget, kept.length);
    }
    const whole = fields.length - (fields.length % size);
    const records: (readonly string[])[] = [];
    for (let at = 0; at < whole; at += size) records.push(fields.slice(at, at + size));
    fields = fields.slice(whole);
    yield records;
  }
}

/** In characters. Nobody writes a longer message. */
const LONGEST_FIELD = 1_000_000;

/** In characters. The budget counts longer fields only: a first push of a long history has many short messages. */
const LONG_FIELD = 10_000;

/** Object ids only: a name from the repository could be read as an option or a range. */
function revisions({ since, head }: Range): readonly string[] {
  return since === null ? [head] : [`^${since}`, head];
}

function words(text: string): readonly string[] {
  if (text === '') return [];
  return text.includes(' ') ? text.split(' ') : [text];
}
