import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { isSmartCommit, JIRA_PATTERN } from './jira-message.ts';
import type { Entry } from './parse.ts';
import type { CommitRules } from './rules.ts';

/** The rules `cz_jira`: smart commits for Jira. They say nothing about the next version. */
export const JIRA: CommitRules = {
  name: 'cz_jira',
  tellsIncrement: false,
  asksIn: () => [],
  looksMeant: () => true,
  entriesOf,
  changeTypeMap: null,
  changeTypeOrder: null,
  schema: {
    pattern: JIRA_PATTERN,
    faultIn: (message) => (isSmartCommit(message) ? null : { problem: 'no-match', at: 0 }),
    suggest: () => 'SHOP-34 #comment the number was read as text',
  },
};

/** Parity: the first line of every commit and each paragraph of its body, even empty ones. */
function entriesOf(commit: Commit): readonly Entry[] {
  return [subjectOf(commit), ...bodyOf(commit).split('\n\n')].map((message) => ({
    type: null,
    scope: null,
    message,
    breaking: false,
    sha: commit.sha,
  }));
}
