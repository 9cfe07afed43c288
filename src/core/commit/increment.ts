import { INCREMENTS } from '../version/version.ts';
import type { Increment } from '../version/version.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import type { Ask, CommitRules } from './rules.ts';

/** One line of one message that asks for an increment. */
export interface Evidence extends Ask {
  readonly sha: string;
}

export interface FoundIncrement {
  /** The highest that any line asks for; null when none asks for one. */
  readonly increment: Increment | null;
  /** In the order of the commits, the lines of each from top to bottom. */
  readonly evidence: readonly Evidence[];
}

/**
 * The increment that commits ask for, with every line that does.
 *
 * Every line counts, not only the subject: `chore: x\n\nfeat: y` asks for MINOR, and so does the body of a merge.
 *
 * @param commits newest first
 * @see semantics §2.3
 */
export function findIncrement(
  commits: readonly Commit[],
  { rules, majorVersionZero }: { readonly rules: CommitRules; readonly majorVersionZero: boolean },
): FoundIncrement {
  const evidence: Evidence[] = [];
  for (const commit of commits) {
    for (const text of [subjectOf(commit), bodyOf(commit)]) {
      for (const ask of rules.asksIn(text, majorVersionZero)) evidence.push({ sha: commit.sha, ...ask });
    }
  }
  return { increment: highest(evidence), evidence };
}

/** The lines of each commit that has any. A message of some megabytes has half a million of them. */
export function evidenceByCommit(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const lines = new Map<string, Evidence[]>();
  for (const line of evidence) {
    const others = lines.get(line.sha);
    if (others === undefined) lines.set(line.sha, [line]);
    else others.push(line);
  }
  return lines;
}

/** The highest increment of these lines; null when there are none. */
export function highest(asks: readonly Ask[]): Increment | null {
  const asked = new Set(asks.map(({ increment }) => increment));
  return INCREMENTS.findLast((increment) => asked.has(increment)) ?? null;
}

/** Parity: a type counts by its beginning, `feature:` and `fixup:` as `feat` and `fix`. */
const TYPES: readonly (readonly [string, Increment])[] = [
  ['feat', 'MINOR'],
  ['fix', 'PATCH'],
  ['refactor', 'PATCH'],
  ['perf', 'PATCH'],
];

/** What a keyword asks for by commitizen's own map; null for nothing. */
export function conventionalIncrement(keyword: string, majorVersionZero: boolean): Increment | null {
  if (keyword.endsWith('!') || isBreakingChange(keyword)) return majorVersionZero ? 'MINOR' : 'MAJOR';
  return TYPES.find(([type]) => keyword.startsWith(type))?.[1] ?? null;
}

function isBreakingChange(keyword: string): boolean {
  return keyword.startsWith('BREAKING CHANGE') || keyword.startsWith('BREAKING-CHANGE');
}
