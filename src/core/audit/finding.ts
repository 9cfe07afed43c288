import type { RuleId, RuleLevel } from '../config/rule-id.ts';

/** One thing that breaks a rule, in what is pushed or in all of history. */
export interface Finding {
  readonly rule: RuleId;
  /** null where it is about none, as a deleted tag. */
  readonly commit: string | null;
  /** The ref that it is about, as a person calls it; null where it is about a commit alone. */
  readonly ref: string | null;
  readonly found: string;
  /** What to type next. */
  readonly remedy: string;
}

/** The laws of the rules that are judged by what is in the history, one sentence each. */
export const LAWS = {
  'version-not-hand-edited': 'nobody edits the version by hand: bump commits do',
  'tags-made-by-release': 'nobody makes release tags by hand: a release tag stands on a bump commit',
  'tag-not-moved': 'a release tag is never moved and never deleted: a released version stays as it is',
  'main-not-rewritten': 'nobody rewrites the main branch: it only grows',
  'message-valid': 'the messages on the main branch are ones that a release can be computed from',
  'version-grows': 'along a line of history the versions of its releases grow',
  'versions-agree': 'what tells the version says the same: the project and its entry in uv.lock',
  'release-on-line': 'a release is on main or on its hotfix branch',
  'changelog-has-version': 'the changelog of a release has its section',
  'hotfix-reconciled': 'what was fixed on a hotfix branch is on main',
} as const satisfies Readonly<Partial<Record<RuleId, string>>>;

/** The findings by what the project has made of their rules; what is switched off is left out. */
export function byLevel(
  findings: readonly Finding[],
  levels: Readonly<Partial<Record<RuleId, RuleLevel>>>,
): { readonly broken: readonly Finding[]; readonly warned: readonly Finding[] } {
  const levelOf = ({ rule }: Finding): RuleLevel => levels[rule] ?? 'error';
  return {
    broken: findings.filter((finding) => levelOf(finding) === 'error'),
    warned: findings.filter((finding) => levelOf(finding) === 'warn'),
  };
}

/** What is known already is told apart by rule, commit and ref: the words may change from release to release. */
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
