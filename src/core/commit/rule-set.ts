import { commitizenSection } from '../config/section.ts';
import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { CONVENTIONAL } from './conventional.ts';
import { customRules } from './custom.ts';
import { JIRA } from './jira.ts';
import type { CommitRules } from './rules.ts';

/** The valid values of `name` in the configuration, sorted. */
export const RULE_SETS = ['cz_conventional_commits', 'cz_customize', 'cz_jira'] as const;

/**
 * The commit convention of a project. Its patterns are checked on first use.
 *
 * @throws UNKNOWN_RULE_SET
 */
export function commitRules({ configFile, commitizen: { name, customize } }: Settings): CommitRules {
  if (customize !== null) {
    const section = [...commitizenSection(configFile), 'customize'].join('.');
    return customRules(customize, { file: configFile, section });
  }
  if (name === CONVENTIONAL.name) return CONVENTIONAL;
  if (name === JIRA.name) return JIRA;
  throw refuse('UNKNOWN_RULE_SET', { name, known: RULE_SETS });
}
