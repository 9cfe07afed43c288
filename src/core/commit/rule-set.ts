import { commitizenSection } from '../config/section.ts';
import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { CONVENTIONAL } from './conventional.ts';
import { customRules } from './custom.ts';
import type { CommitRules } from './rules.ts';

export const RULE_SETS = [CONVENTIONAL.name, 'cz_customize'] as const;

/**
 * The commit rules of a project. A pattern among them is judged where it is used first.
 *
 * @throws UNKNOWN_RULE_SET
 */
export function commitRules({ configFile, commitizen: { name, customize } }: Settings): CommitRules {
  if (customize !== null) {
    const section = [...commitizenSection(configFile), 'customize'].join('.');
    return customRules(customize, { file: configFile, section });
  }
  if (name === CONVENTIONAL.name) return CONVENTIONAL;
  throw refuse('UNKNOWN_RULE_SET', { name, known: RULE_SETS });
}
