import { INCREMENTS } from '../version/version.ts';
import type { Increment } from '../version/version.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { keywordOf } from './keyword.ts';

/** One line of one message that asks for an increment. */
export interface Evidence {
  readonly sha: string;
  /** The whole line. */
  readonly line: string;
  /** What of the line decided: `feat(api)!`. */
  readonly keyword: string;
  readonly increment: Increment;
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
  { majorVersionZero }: { readonly majorVersionZero: boolean },
): FoundIncrement {
  const breaking = majorVersionZero ? 'MINOR' : 'MAJOR';
  const evidence: Evidence[] = [];
  for (const commit of commits) {
    for (const text of [subjectOf(commit), bodyOf(commit)]) {
      collectEvidence(text, commit.sha, breaking, evidence);
    }
  }
  return { increment: highest(evidence), evidence };
}

/** Only a line with a colon can ask for anything: to look for the colon first spares most lines. */
function collectEvidence(text: string, sha: string, breaking: Increment, evidence: Evidence[]): void {
  for (let colon = text.indexOf(':'); colon >= 0;) {
    const newline = text.indexOf('\n', colon);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(text.lastIndexOf('\n', colon) + 1, end);
    const keyword = keywordOf(line);
    const increment = keyword === null ? null : incrementFor(keyword, breaking);
    if (keyword !== null && increment !== null) evidence.push({ sha, line, keyword, increment });
    colon = text.indexOf(':', end);
  }
}

/** Parity: a type counts by its beginning, `feature:` and `fixup:` as `feat` and `fix`. */
const TYPES: readonly (readonly [string, Increment])[] = [
  ['feat', 'MINOR'],
  ['fix', 'PATCH'],
  ['refactor', 'PATCH'],
  ['perf', 'PATCH'],
];

function incrementFor(keyword: string, breaking: Increment): Increment | null {
  if (keyword.endsWith('!') || isBreakingChange(keyword)) return breaking;
  return TYPES.find(([type]) => keyword.startsWith(type))?.[1] ?? null;
}

function isBreakingChange(keyword: string): boolean {
  return keyword.startsWith('BREAKING CHANGE') || keyword.startsWith('BREAKING-CHANGE');
}

function highest(evidence: readonly Evidence[]): Increment | null {
  const asked = new Set(evidence.map(({ increment }) => increment));
  return INCREMENTS.findLast((increment) => asked.has(increment)) ?? null;
}
