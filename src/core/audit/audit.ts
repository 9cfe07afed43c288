import { bumpCommits, isReleaseUnderTags } from '../rule/bump-commit.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { overreachingBumps } from './bumps.ts';
import type { Finding } from './finding.ts';
import { handEdits, unreadVersions } from './hand-edits.ts';
import { judgeTags } from './tags.ts';
import type { AuditFacts } from './audit-facts.ts';

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
  const { refused, versionChanges, readTag } = facts;
  const bumps = bumpCommits(versionChanges, readTag);
  return refused
    .filter((commit) => !bumps.has(commit.sha) && !isReleaseUnderTags(commit.subject, facts))
    .map(({ sha, subject }) => ({
      rule: 'message-valid',
      commit: sha,
      ref: null,
      found: `${shortSha(sha)} "${subject}"`,
      remedy: PAST,
    }));
}
