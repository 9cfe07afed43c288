import type { Effect } from './effect.ts';
import type { Basis } from './basis.ts';

/** A list of effects that happen together or not at all. */
export interface Plan {
  /** What the plan is, in words for the user: 'the release of v1.2.0'. */
  readonly title: string;
  /** The state of the repository that the plan was made for. */
  readonly basis: Basis;
  readonly effects: readonly Effect[];
  /** What to report at the end, also from another process. Absent: the title is enough. */
  readonly purpose?: Purpose;
}

/** What a plan without a release is for. */
export type Purpose = HotfixStart | Reconciliation;

export interface HotfixStart {
  readonly kind: 'hotfix-start';
  /** The release to fix, and its commit. */
  readonly from: { readonly name: string; readonly commit: string };
  /** The tag that the hotfix will have. */
  readonly tag: string;
  readonly branch: string;
  /** Whether the branch existed before. */
  readonly takesUp: boolean;
}

export interface Reconciliation {
  readonly kind: 'reconciliation';
  /** The branch that gets the fixes: main, or one for a pull request to main. */
  readonly branch: string;
  readonly main: string;
  /** null: there is no remote. */
  readonly remote: string | null;
  /** The hotfixes that bring something, oldest first. */
  readonly tags: readonly string[];
  /** Commits that the user declared unnecessary. */
  readonly skipped: readonly { readonly sha: string; readonly subject: string }[];
  /** Whether the changelog gets sections. */
  readonly addsSections: boolean;
}
