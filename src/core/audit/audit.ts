import { findFault, foldedMessage } from '../commit/message.ts';
import type { MessageRules } from '../commit/message.ts';
import type { Commit } from '../commit/commit.ts';
import { bumpCommits, isReleaseUnderTags } from '../rule/bump-commit.ts';
import type { ReadTag } from '../rule/bump-commit.ts';
import type { ChangedPaths, VersionHome } from '../rule/release-paths.ts';
import type { Hotfix, UnreadChange, VersionChange } from '../snapshot/snapshot.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { overreachingBumps } from './bumps.ts';
import type { Finding } from './finding.ts';
import { handEdits, unreadVersions } from './hand-edits.ts';
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
  /** The commits that change the version; none if it comes from the tags. */
  readonly versionChanges: readonly VersionChange[];
  readonly unread: readonly UnreadChange[];
  /** What the bump commits among them change. */
  readonly bumps: readonly ChangedPaths[];
  readonly home: VersionHome;
  readonly tags: readonly AuditTag[];
  readonly readTag: ReadTag;
  readonly line: Line;
  /** The objects of the remote's tags; null: it was not asked, or did not answer. */
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
    ...handEdits(facts.versionChanges, facts.readTag, () => PAST),
    ...unreadVersions(facts.unread, () => PAST),
    ...overreachingBumps(facts.bumps, facts.home, PAST),
    ...unreconciled(facts),
    ...messages(facts),
  ].filter(isAsked);
}

const PAST = 'to accept the past as it is: relctl audit --write-baseline';

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

function messages(facts: AuditFacts): readonly Finding[] {
  const { commits, messages: rules, versionChanges, readTag } = facts;
  const bumps = bumpCommits(versionChanges, readTag);
  return commits
    .filter((commit) => !bumps.has(commit.sha) && !isReleaseUnderTags(commit.subject, facts))
    .filter((commit) => findFault(foldedMessage(commit), rules) !== null)
    .map(({ sha, subject }) => ({
      rule: 'message-valid',
      commit: sha,
      ref: null,
      found: `${shortSha(sha)} "${subject}"`,
      remedy: PAST,
    }));
}
