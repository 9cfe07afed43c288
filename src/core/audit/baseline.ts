import { isRuleId } from '../config/rule-id.ts';
import type { Finding } from './finding.ts';

/** The file with the accepted findings, unless another one is given. */
export const BASELINE_FILE = '.relctl-baseline.json';

export type Known = Pick<Finding, 'rule' | 'commit' | 'ref'>;

/** One line for each finding, so that a diff shows each of them. */
export function baselineText(findings: readonly Finding[]): string {
  const lines = findings.map(({ rule, commit, ref, found }) => JSON.stringify({ rule, commit, ref, found }));
  return `{"findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`;
}

/** @returns what is wrong, if the text is not a baseline */
export function readBaseline(text: string): readonly Known[] | string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  const { findings } = Object(document) as Record<string, unknown>;
  if (!Array.isArray(findings)) return 'it has no list "findings"';
  const known = findings.flatMap((entry: unknown): readonly Known[] => {
    const { rule, commit = null, ref = null } = Object(entry) as Record<string, unknown>;
    const isKnown = typeof rule === 'string' && isRuleId(rule) && isName(commit) && isName(ref);
    return isKnown ? [{ rule, commit, ref }] : [];
  });
  return known.length === findings.length ? known : 'an entry of it is no finding';
}

function isName(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
