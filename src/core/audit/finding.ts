import type { RuleId } from '../config/rule-id.ts';

/** One thing that breaks a rule, in what is pushed or in the whole history. */
export interface Finding {
  readonly rule: RuleId;
  /** null if it is about no commit, as a deleted tag. */
  readonly commit: string | null;
  /** The ref that it is about, by its short name; null if it is about a commit alone. */
  readonly ref: string | null;
  readonly found: string;
  /** What to type next. */
  readonly remedy: string;
}

/** Known findings are recognized by rule, commit and ref: the words may change from release to release. */
export function withoutKnown(
  findings: readonly Finding[],
  known: readonly Pick<Finding, 'rule' | 'commit' | 'ref'>[],
): readonly Finding[] {
  const keys = new Set(known.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(finding)));
}

function keyOf({ rule, commit, ref }: Pick<Finding, 'rule' | 'commit' | 'ref'>): string {
  return JSON.stringify([rule, commit, ref]);
}
