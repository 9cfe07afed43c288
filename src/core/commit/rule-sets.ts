/** The names that `name` takes in the configuration, sorted. */
export const RULE_SETS = ['cz_conventional_commits', 'cz_customize', 'cz_jira'] as const;
