/** The release rules. `core/rule/laws.ts` has a sentence for each. */
export const RULE_IDS = [
  'clean-tree',
  'release-branch',
  'up-to-date',
  'tag-is-new',
  'version-grows',
  'version-not-hand-edited',
  'tags-made-by-release',
  'tag-not-moved',
  'versions-agree',
  'releasable-commits',
  'phase-forward',
  'patch-only',
  'hotfix-reconciled',
  'release-paths-only',
  'release-on-line',
  'changelog-has-version',
  'message-valid',
  'main-not-rewritten',
  'complete-history',
  'signature-works',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** Rules that no flag and no configuration can override: a version is released only once. */
export const NEVER_OVERRIDDEN: readonly RuleId[] = ['tag-is-new'];

export const RULE_LEVELS = ['error', 'warn', 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** The levels that a project sets in `[tool.relctl.rules]`. */
export type RuleLevels = Readonly<Partial<Record<RuleId, RuleLevel>>>;

export function isRuleId(text: string): text is RuleId {
  return (RULE_IDS as readonly string[]).includes(text);
}
