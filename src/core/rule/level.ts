import type { RuleId, RuleLevel, RuleLevels } from '../config/rule-id.ts';

/** The level of a rule: 'error', unless the project sets another one. */
export function levelOf(rule: RuleId, levels: RuleLevels): RuleLevel {
  return levels[rule] ?? 'error';
}

/** What breaks rules, by what it leads to. What breaks only rules that are off is left out. */
export interface ByLevel<T> {
  /** Refuses the release, the push or the commit. */
  readonly broken: readonly T[];
  /** Is reported, and refuses nothing. */
  readonly warned: readonly T[];
}

export function byLevel<T extends { readonly rule: RuleId }>(
  found: readonly T[],
  levels: RuleLevels,
): ByLevel<T> {
  const ofLevel = (level: RuleLevel): readonly T[] =>
    found.filter(({ rule }) => levelOf(rule, levels) === level);
  return { broken: ofLevel('error'), warned: ofLevel('warn') };
}
