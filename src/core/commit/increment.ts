import { INCREMENTS } from '../version/version.ts';
import type { Increment } from '../version/version.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import type { Ask, CommitRules } from './rules.ts';

/** One line of a message that calls for an increment. */
export interface Evidence extends Ask {
  readonly sha: string;
}

export interface FoundIncrement {
  /** The highest increment that a line calls for; null if no line calls for one. */
  readonly increment: Increment | null;
  /** In the order of the commits; the lines of a commit are from top to bottom. */
  readonly evidence: readonly Evidence[];
}

/**
 * The increment that commits call for, with every line that calls for one.
 *
 * Every line counts, not only the subject: `chore: x\n\nfeat: y` calls for MINOR. The body of a merge counts as well.
 * docs/commitizen.md describes the rules.
 *
 * @param commits newest first
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

/** The lines of each commit that has any. A message of some megabytes can have half a million of them. */
export function evidenceByCommit(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const lines = new Map<string, Evidence[]>();
  for (const line of evidence) {
    const others = lines.get(line.sha);
    if (others === undefined) lines.set(line.sha, [line]);
    else others.push(line);
  }
  return lines;
}

/** The highest increment of these lines; null if there are none. */
export function highest(asks: readonly Ask[]): Increment | null {
  const asked = new Set(asks.map(({ increment }) => increment));
  return INCREMENTS.findLast((increment) => asked.has(increment)) ?? null;
}

/** Parity: only the start of a type counts. `feature:` counts as `feat`, and `fixup:` as `fix`. */
const TYPES: readonly (readonly [string, Increment])[] = [
  ['feat', 'MINOR'],
  ['fix', 'PATCH'],
  ['refactor', 'PATCH'],
  ['perf', 'PATCH'],
];

/** The increment of a keyword by commitizen's default map; null: none. */
export function conventionalIncrement(keyword: string, majorVersionZero: boolean): Increment | null {
  if (keyword.endsWith('!') || isBreakingChange(keyword)) return majorVersionZero ? 'MINOR' : 'MAJOR';
  return TYPES.find(([type]) => keyword.startsWith(type))?.[1] ?? null;
}

function isBreakingChange(keyword: string): boolean {
  return keyword.startsWith('BREAKING CHANGE') || keyword.startsWith('BREAKING-CHANGE');
}
