import { foldedMessage, findFault } from '../commit/message.ts';
import type { MessageRules } from '../commit/message.ts';
import type { Commit } from '../commit/commit.ts';
import { bumpCommits, isReleaseUnderTags } from '../rule/bump-commit.ts';
import type { ChangedPaths, VersionHome } from '../rule/release-paths.ts';
import type { UnreadChange, VersionChange } from '../snapshot/snapshot.ts';
import type { TagReader } from '../tag/recognise.ts';
import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { brokenMains, joinedMains, loweredMains, loweringBumps, overreachingBumps } from './bumps.ts';
import type { MainMove } from './bumps.ts';
import type { Finding } from './finding.ts';
import { handEdits, unreadVersions } from './hand-edits.ts';
import { handMadeTags } from './pushed-tags.ts';
import type { TagFacts } from './pushed-tags.ts';

/** One ref of a push; null: it is not there, before or after it. */
export interface RefUpdate {
  /** Its name on the remote: `refs/heads/main`. */
  readonly ref: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The branches to which the rules for the main branch apply. */
export interface MainBranches {
  readonly isMain: (branch: string) => boolean;
  /**
   * The branch that would decide for all others once somebody makes it, because the server's HEAD names it; null: there
   * is none.
   */
  readonly vacant: string | null;
}

/** What a push brings, as far as rules need it. */
export interface PushFacts {
  readonly updates: readonly RefUpdate[];
  readonly main: MainBranches;
  /** Whether the remote is empty. */
  readonly isFirst: boolean;
  /** The updates of main branches that would lose commits. */
  readonly rewritten: readonly RefUpdate[];
  /** The commits that main branches would get, newest first. */
  readonly toMain: readonly Commit[];
  /** What the commits that are brought do to the version. */
  readonly versionChanges: readonly VersionChange[];
  readonly unread: readonly UnreadChange[];
  readonly mainMoves: readonly MainMove[];
  /** What the bump commits among them change. */
  readonly bumps: readonly ChangedPaths[];
  readonly tags: TagFacts;
  readonly home: VersionHome;
  readonly reader: TagReader;
  readonly messages: MessageRules;
  readonly bumpMessage: string;
}

/**
 * What a push breaks, in the order in which it is best fixed.
 *
 * The first push into an empty remote contains a past that nobody can change, and a configuration that does not apply yet. Only its
 * releases are judged.
 */
export function judgePush(facts: PushFacts): readonly Finding[] {
  const { versionChanges: changes, reader, bumps, home } = facts;
  const releases = [
    ...loweringBumps(changes, reader.versionOf, reworded),
    ...handMadeTags(facts.tags, reader, home),
  ];
  if (facts.isFirst) return releases;
  return [
    ...takenOver(facts),
    ...rewrittenMains(facts),
    ...movedTags(facts),
    ...releases,
    ...loweredMains(facts.mainMoves, changes, reader.versionOf),
    ...joinedMains(facts.mainMoves, changes),
    ...brokenMains(facts.mainMoves),
    ...handEdits(changes, reader.versionOf, takenOut),
    ...unreadVersions(facts.unread, takenOut),
    ...overreachingBumps(bumps, home, reworded),
    ...messages(facts),
  ];
}

function takenOver({ main: { vacant }, updates }: PushFacts): readonly Finding[] {
  const made = updates.find(({ ref, from }) => from === null && branchName(ref) === vacant);
  if (vacant === null || made === undefined) return [];
  return [
    {
      rule: 'main-not-rewritten',
      commit: made.to,
      ref: vacant,
      found: `the server's HEAD names ${vacant}, which does not exist yet: its configuration would decide for all branches`,
      remedy: 'on the server, name the main branch: git config relctl.mainBranch BRANCH',
    },
  ];
}

function rewrittenMains({ rewritten }: PushFacts): readonly Finding[] {
  return rewritten.map(({ ref, from, to }): Finding => {
    const branch = branchName(ref);
    const about = { rule: 'main-not-rewritten', commit: to, ref: branch } as const;
    if (to === null) {
      const remedy = 'keep it; to rename a branch, use the settings of your forge';
      return { ...about, found: `${branch} would be deleted`, remedy };
    }
    const was = shortSha(from ?? '');
    return {
      ...about,
      found: `${branch} is at ${was}, which ${shortSha(to)} does not contain: a forced push`,
      remedy: 'git pull --rebase, then push without --force; to undo a commit: git revert',
    };
  });
}

function movedTags({ updates, reader }: PushFacts): readonly Finding[] {
  return updates.flatMap(({ ref, from, to }): readonly Finding[] => {
    const name = tagName(ref);
    if (name === null || from === null || from === to || reader.versionOf(name) === null) return [];
    const found =
      to === null
        ? `${name} would be deleted, but it is released`
        : `${name} would be moved from ${shortSha(from)} to ${shortSha(to)}, but it is released`;
    const fix = `to fix a released version: ${shellCommand(['relctl', 'hotfix', name])}`;
    const fetch = `to get the remote's tag: git fetch REMOTE ${shellCommand([`+${ref}:${ref}`])}`;
    return [
      {
        rule: 'tag-not-moved',
        commit: to,
        ref: name,
        found,
        remedy: to === null ? fix : `${fix}; ${fetch}`,
      },
    ];
  });
}

/** A bump commit is recognized by its content, and the project's rules need not allow its message. */
function messages(facts: PushFacts): readonly Finding[] {
  const { toMain, messages: rules, versionChanges, reader } = facts;
  const bumps = bumpCommits(versionChanges, reader.versionOf);
  return toMain.flatMap((commit): readonly Finding[] => {
    const message = foldedMessage(commit);
    const isRelease = bumps.has(commit.sha) || isReleaseUnderTags(commit.subject, facts);
    if (isRelease || findFault(message, rules) === null) return [];
    const better = rules.schema.suggest(message, rules)?.split('\n')[0];
    const rebase = rebaseFrom(commit.sha);
    return [
      {
        rule: 'message-valid',
        commit: commit.sha,
        ref: null,
        found: `${shortSha(commit.sha)} "${commit.subject}"`,
        remedy: `reword it with ${rebase}${better === undefined ? '' : `, for example: ${better}`}`,
      },
    ];
  });
}

export function tagName(ref: string): string | null {
  return ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : null;
}

export function branchName(ref: string): string | null {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
}

function takenOut({ sha }: Pick<VersionChange, 'sha'>): string {
  return `take the change out of that commit: ${rebaseFrom(sha)}; to release: relctl bump`;
}

const reworded = 'take that commit out, then release again: relctl bump';

function rebaseFrom(sha: string): string {
  return shellCommand(['git', 'rebase', '-i', `${shortSha(sha)}^`]);
}
