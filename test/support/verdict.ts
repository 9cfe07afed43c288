import { describe, expect, it } from 'vitest';
import { GOLDEN_RULES } from '../../src/core/rule/golden.ts';
import { judge } from '../../src/core/rule/rule.ts';
import type { Leniency, Verdict } from '../../src/core/rule/rule.ts';
import type { RuleId } from '../../src/core/config/rule-id.ts';
import { facts } from './facts.ts';
import type { FactsSketch } from './facts.ts';

export const STRICT: Leniency = { allowed: [], levels: {} };

/** The verdict of a rule in the golden profile on the release in the sketch; undefined if it has none. */
export function verdict(rule: RuleId, sketch: FactsSketch, leniency = STRICT): Verdict | undefined {
  return judge(GOLDEN_RULES, facts(sketch), leniency).find((one) => one.rule === rule);
}

/** An expected verdict: rule, case, release, state, and a part of what was found. */
export type Row = readonly [
  rule: RuleId,
  when: string,
  sketch: FactsSketch,
  state: Verdict['state'],
  found: string,
];

/** Tests that the rules give these verdicts. */
export function judges(rows: readonly Row[]): void {
  describe.each(rows)('%s: %s', (rule, _, sketch, state, found) => {
    it(`is ${state}`, () => {
      const judged = verdict(rule, sketch);
      expect(judged?.state).toBe(state);
      expect(judged?.violations.map((one) => one.found).join('\n')).toContain(found);
    });
  });
}

/** HEAD on this branch; null: detached. */
export function on(branch: string | null) {
  return { head: { sha: 'head', branch, operation: null } };
}
