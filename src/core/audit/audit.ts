import { findFault, foldedMessage } from '../commit/message.ts';
import type { MessageRules } from '../commit/message.ts';
import type { Commit } from '../commit/commit.ts';
import { readsAsBump } from '../rule/bump-commit.ts';
import type { Hotfix, VersionChange } from '../snapshot/snapshot.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import type { Finding } from './finding.ts';
import { handEdits } from './hand-edits.ts';
import { judgeTags } from './tags.ts';
import type { AuditTag, Line } from './tags.ts';

/** What an audit knows of a repository. */
export interface AuditFacts {
  readonly mainBranch: string;
  readonly remote: string;
  /** All commits that main, HEAD and the release tags reach, newest first in topological order. */
  readonly commits: readonly Commit[];
  /** Those that are asked about; null: all. */
  readonly asked: ReadonlySet<string> | null;
  /** The commits that touch the file with the version. */
  readonly versionChanges: readonly VersionChange[];
  /** The file that holds the version; null where tags are the version. */
  readonly versionFile: string | null;
  readonly tags: readonly AuditTag[];
  readonly line: Line;
  /** The objects of the remote's tags; null: it was not asked, or gave no answer. */
  readonly there: ReadonlyMap<string, string> | null;
  readonly hotfixes: readonly Hotfix[];
  readonly bumpMessage: string;
  readonly messages: MessageRules;
}

/** Everything that the history breaks, rule by rule, newest first. */
export function auditHistory(facts: AuditFacts): readonly Finding[] {
  const isAsked = ({ commit }: Finding): boolean =>
    facts.asked === null || commit === null || facts.asked.has(commit);
  return [
    ...judgeTags(facts),
    ...handEdits(facts, () => PAST),
    ...unreconciled(facts),
    ...messages(facts),
  ].filter(isAsked);
}

const PAST = 'the past stays as it is: relctl audit --write-baseline accepts it';

function unreconciled({ hotfixes, mainBranch }: AuditFacts): readonly Finding[] {
  return hotfixes
    .filter(({ missing }) => missing.length > 0)
    .map(({ tag, missing }) => ({
      rule: 'hotfix-reconciled',
      commit: tag.commit,
      ref: tag.name,
      found: `${tag.name} has ${counted(missing.length, 'commit')} that ${mainBranch} does not have: ${listed(missing.map(({ sha, subject }) => `${shortSha(sha)} "${subject}"`))}`,
      remedy: 'relctl hotfix reconcile',
    }));
}

function messages({ commits, messages: rules, bumpMessage }: AuditFacts): readonly Finding[] {
  return commits.flatMap((commit): readonly Finding[] => {
    if (readsAsBump(commit.subject, bumpMessage) || findFault(foldedMessage(commit), rules) === null)
      return [];
    const found = `${shortSha(commit.sha)} "${commit.subject}"`;
    return [{ rule: 'message-valid', commit: commit.sha, ref: null, found, remedy: PAST }];
  });
}
