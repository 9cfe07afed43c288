import type { RuleId, RuleLevels } from '../config/rule-id.ts';
import type { Facts } from './facts.ts';
import { LAWS } from './laws.ts';
import { levelOf } from './level.ts';

/** A rule of releases. What it demands is in `laws.ts`. */
export interface Rule {
  readonly id: RuleId;
  /** Pure. If a rule can't be checked it says so, and never counts as kept. */
  readonly judge: (facts: Facts) => Judgement;
}

export type Judgement =
  | { readonly kind: 'kept' }
  | { readonly kind: 'not-checked'; readonly why: string }
  | { readonly kind: 'broken'; readonly violations: readonly Violation[] };

export interface Violation {
  readonly rule: RuleId;
  readonly found: string;
  /** What to type next. */
  readonly remedy: string;
  /** Whether `--allow` and the configuration can override it. */
  readonly overridable: boolean;
}

/** What came of one rule in one release. */
export interface Verdict {
  readonly rule: RuleId;
  readonly law: string;
  readonly state: 'kept' | 'broken' | 'lifted' | 'warned' | 'not-checked';
  /** Empty unless the state is `broken`, `lifted` or `warned`. */
  readonly violations: readonly Violation[];
  /** Why a rule could not be checked; null if it was. */
  readonly why: string | null;
}

/** What decides whether a broken rule stops the release. */
export interface Leniency {
  readonly allowed: readonly RuleId[];
  readonly levels: RuleLevels;
}

/** The verdicts in the order of the rules. Rules that are off are left out, unless they are broken in a way that can't be overridden. */
export function judge(rules: readonly Rule[], facts: Facts, leniency: Leniency): readonly Verdict[] {
  return rules.flatMap((rule) => {
    const judgement = rule.judge(facts);
    const verdict = verdictOf(rule, judgement, leniency);
    const isOff = levelOf(rule.id, leniency.levels) === 'off' && verdict.state !== 'broken';
    return isOff ? [] : [verdict];
  });
}

export function brokenRules(verdicts: readonly Verdict[]): readonly RuleId[] {
  return verdicts.filter(({ state }) => state === 'broken').map(({ rule }) => rule);
}

export const KEPT: Judgement = { kind: 'kept' };

export function notChecked(why: string): Judgement {
  return { kind: 'not-checked', why };
}

/** Broken if something was found, else kept. */
export function judgementOf(violations: readonly Violation[]): Judgement {
  return violations.length === 0 ? KEPT : { kind: 'broken', violations };
}

export function broken(rule: RuleId, found: string, remedy: string, overridable = true): Judgement {
  return judgementOf([{ rule, found, remedy, overridable }]);
}

function verdictOf({ id }: Rule, judgement: Judgement, leniency: Leniency): Verdict {
  const law = LAWS[id];
  if (judgement.kind === 'kept') return { rule: id, law, state: 'kept', violations: [], why: null };
  if (judgement.kind === 'not-checked') {
    return { rule: id, law, state: 'not-checked', violations: [], why: judgement.why };
  }
  const { violations } = judgement;
  return { rule: id, law, state: stateOf(id, violations, leniency), violations, why: null };
}

function stateOf(
  id: RuleId,
  violations: readonly Violation[],
  { allowed, levels }: Leniency,
): Verdict['state'] {
  if (violations.some(({ overridable }) => !overridable)) return 'broken';
  if (allowed.includes(id)) return 'lifted';
  const level = levelOf(id, levels);
  if (level === 'error') return 'broken';
  return level === 'warn' ? 'warned' : 'lifted';
}
