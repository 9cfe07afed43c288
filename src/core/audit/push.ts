import { foldedMessage, findFault } from '../commit/message.ts';
import type { MessageRules } from '../commit/message.ts';
import type { Commit } from '../commit/commit.ts';
import { judgeVersionChange, readsAsBump } from '../rule/bump-commit.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { compareVersions, isVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { Finding } from './finding.ts';
import { handEdits } from './hand-edits.ts';

/** One ref of a push; null: it is not there, before or after it. */
export interface RefUpdate {
  /** Its name on the remote: `refs/heads/main`. */
  readonly ref: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a push brings, as far as rules ask for it. */
export interface PushFacts {
  readonly updates: readonly RefUpdate[];
  readonly mainBranch: string;
  /** Whether main would lose commits. */
  readonly rewritesMain: boolean;
  /** The commits that main would get, newest first. */
  readonly toMain: readonly Commit[];
  /** The commits that are brought and touch the file with the version. */
  readonly versionChanges: readonly VersionChange[];
  /** The release tags that the remote would get. */
  readonly tags: readonly PushedTag[];
  /** The file that holds the version; null where tags are the version. */
  readonly versionFile: string | null;
  readonly readTag: (name: string) => Version | null;
  readonly bumpMessage: string;
  readonly messages: MessageRules;
}

export interface PushedTag {
  readonly name: string;
  readonly version: Version;
  /** The commit that it stands on, with what that did to the version; null where it stands on none. */
  readonly change: VersionChange | null;
  /** Whether it need only carry its version: the first release of all, and the past that an empty remote gets. */
  readonly isPast: boolean;
}

/** What a push breaks, in the order in which a person had better mend it. */
export function judgePush(facts: PushFacts): readonly Finding[] {
  return [
    ...rewrittenMain(facts),
    ...movedTags(facts),
    ...handMadeTags(facts),
    ...handEdits(facts, takenOut),
    ...messages(facts),
  ];
}

function rewrittenMain({ rewritesMain, mainBranch, updates }: PushFacts): readonly Finding[] {
  if (!rewritesMain) return [];
  const { from = null, to = null } = updates.find(({ ref }) => ref === `refs/heads/${mainBranch}`) ?? {};
  const was = shortSha(from ?? '');
  return [
    {
      rule: 'main-not-rewritten',
      commit: to,
      ref: mainBranch,
      found:
        to === null
          ? `${mainBranch} would be deleted`
          : `${mainBranch} is at ${was}, which ${shortSha(to)} does not contain: a forced push`,
      remedy:
        to === null
          ? 'leave it; a branch is renamed by its forge'
          : `git pull --rebase, then push without --force; to take a change back: git revert`,
    },
  ];
}

function movedTags({ updates, readTag }: PushFacts): readonly Finding[] {
  return updates.flatMap(({ ref, from, to }): readonly Finding[] => {
    const name = tagName(ref);
    if (name === null || from === null || from === to || readTag(name) === null) return [];
    const found =
      to === null
        ? `${name} would be deleted; it is released`
        : `${name} would be moved from ${shortSha(from)} to ${shortSha(to)}; it is released`;
    const fetch = `to have it here as it is there: git fetch REMOTE ${shellCommand([`+${ref}:${ref}`])}`;
    return [
      {
        rule: 'tag-not-moved',
        commit: to,
        ref: name,
        found,
        remedy: `a bug in a release is mended by the next one: relctl hotfix ${name}${to === null ? '' : `; ${fetch}`}`,
      },
    ];
  });
}

function handMadeTags({ tags, versionFile, bumpMessage }: PushFacts): readonly Finding[] {
  if (versionFile === null) return [];
  return tags.flatMap(({ name, version, change, isPast }): readonly Finding[] => {
    const wrong = change === null ? 'stands on no commit' : faultOfTag(version, change, isPast, bumpMessage);
    if (wrong === null) return [];
    const at = change === null ? '' : ` (on ${shortSha(change.sha)} "${change.firstLine}")`;
    return [
      {
        rule: 'tags-made-by-release',
        commit: change?.sha ?? null,
        ref: name,
        found: `${name} ${wrong}${at}`,
        remedy: `${shellCommand(['git', 'tag', '--delete', name])}, then relctl bump makes the release`,
      },
    ];
  });
}

/** null for a tag that a release has made, or could have. */
function faultOfTag(
  version: Version,
  change: VersionChange,
  isPast: boolean,
  bumpMessage: string,
): string | null {
  const carried = change.version;
  if (carried !== null && !isVersion(carried, version)) return `stands where the version is ${carried}`;
  if (isPast) return null;
  if (carried === null) return 'stands where no version is told';
  return judgeVersionChange(change, bumpMessage).kind === 'bump'
    ? null
    : 'does not stand on the bump commit of its version';
}

/** A release's own commit is told by its message, which a project's rules need not allow. */
function messages({ toMain, messages: rules, mainBranch, bumpMessage }: PushFacts): readonly Finding[] {
  return toMain.flatMap((commit): readonly Finding[] => {
    if (readsAsBump(commit.subject, bumpMessage)) return [];
    const message = foldedMessage(commit);
    const fault = findFault(message, rules);
    if (fault === null) return [];
    const better = rules.schema.suggest(message, rules)?.split('\n')[0];
    return [
      {
        rule: 'message-valid',
        commit: commit.sha,
        ref: null,
        found: `${shortSha(commit.sha)} "${commit.subject}" would go to ${mainBranch}`,
        remedy: `${shellCommand(['git', 'rebase', '-i', `${shortSha(commit.sha)}^`])} and reword it${better === undefined ? '' : `, as: ${better}`}`,
      },
    ];
  });
}

export function tagName(ref: string): string | null {
  return ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : null;
}

/** Whether a version is lower than each of some others: its release had nothing to bump from. */
export function isLowest(version: Version, others: readonly Version[]): boolean {
  return others.every((other) => compareVersions(version, other) <= 0);
}

function takenOut({ sha }: VersionChange): string {
  const rebase = shellCommand(['git', 'rebase', '-i', `${shortSha(sha)}^`]);
  return `take the change out of that commit (${rebase}); to release: relctl bump`;
}
