import type { MainMove } from '../../core/audit/bumps.ts';
import { branchName, tagName } from '../../core/audit/push.ts';
import type { MainBranches, PushFacts, RefUpdate } from '../../core/audit/push.ts';
import type { PushedRelease, TagFacts } from '../../core/audit/pushed-tags.ts';
import { versionNamedBy } from '../../core/audit/pushed-tags.ts';
import { checkPolicy } from '../../core/commit/check-policy.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Means } from '../../core/release/base.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import type { TagFormats, TagReader } from '../../core/tag/recognise.ts';
import { compareVersions } from '../../core/version/version.ts';
import type { TreeVersion } from '../../core/rule/version-line.ts';
import type { Version } from '../../core/version/version.ts';
import type { Git } from '../git/git.ts';
import { readSpan } from '../git/log.ts';
import type { Span } from '../git/log.ts';
import { readBumps } from '../history/read-bumps.ts';
import { readBelow, readTagged } from '../history/read-releases.ts';
import { readVersionHistory, readVersionsOf } from './read-versions.ts';
import { readingBudget } from '../git/reading-budget.ts';
import type { ReadingBudget } from '../git/reading-budget.ts';
import { isAncestor, readObjects, readPeeled, readRefs } from '../git/refs.ts';
import { recognizeTags } from './recognize-tags.ts';

export interface PushQuestion {
  readonly updates: readonly RefUpdate[];
  readonly main: MainBranches;
  /** Whether git runs on the remote itself, where all refs are known, and not in a clone. */
  readonly isRemote: boolean;
}

/** What a push contains. The number of git processes depends neither on its commits nor on its tags. */
export async function readPush(
  git: Git,
  settings: Settings,
  means: Means,
  question: PushQuestion,
): Promise<PushFacts> {
  const home = { provider: means.provider, place: means.place };
  const push = await outlinePush(git, means.formats, question);
  const { isFirst, updated, reader } = push;
  const budget = readingBudget(MOST_READ);
  const [toMain, brought, onMain, tags, rewritten] = await Promise.all([
    readToMain(git, push, budget),
    readVersionHistory(git, home, spanOfAll(push), { budget }),
    readVersionHistory(git, home, spanOf(updated), { ends: updated.map(({ was }) => was), budget }),
    readTagFacts(git, home, push, { isRemote: question.isRemote, budget }),
    losingCommits(git, question, push),
  ]);
  const versionChanges = unique([...brought.changes, ...onMain.changes]);
  const configBefore: typeof onMain.configBefore = (sha) =>
    onMain.configBefore(sha) ?? brought.configBefore(sha);
  return {
    updates: question.updates,
    main: question.main,
    isFirst,
    rewritten,
    toMain,
    versionChanges,
    unread: unique([...brought.unread, ...onMain.unread]),
    mainMoves: updated.map(({ branch, was, is }): MainMove => ({
      branch,
      commit: is,
      from: onMain.versionsAt(was),
      to: onMain.versionsAt(is),
      broken: newlyBroken(onMain.treeAt(was), onMain.treeAt(is)),
    })),
    bumps: isFirst ? [] : await readBumps(git, versionChanges, reader.versionOf, configBefore),
    tags,
    home,
    reader,
    messages: messageRules(settings, means),
    bumpMessage: settings.commitizen.bumpMessage,
  };
}

/** A text that was there before must not keep the next push from coming. */
function newlyBroken(before: TreeVersion, after: TreeVersion): MainMove['broken'] {
  return after.broken === null || after.broken.id === before.broken?.id ? null : after.broken;
}

/** Bytes of version files; parsing them takes about 20 seconds. A push with more is judged in parts. */
const MOST_READ = 64_000_000;

function unique<T extends { readonly sha: string }>(changes: readonly T[]): readonly T[] {
  return [...new Map(changes.map((change) => [change.sha, change])).values()];
}

/** An existing main branch that gets commits. */
interface Updated {
  readonly branch: string;
  readonly was: string;
  readonly is: string;
}

type AddedRelease = Pick<PushedRelease, 'name' | 'version'> & { readonly commit: string | null };

/** A push by its refs alone. */
interface Outline {
  readonly reader: TagReader;
  readonly commitOf: ReadonlyMap<string, string>;
  /** The commits of the branches that the push creates or moves on the remote. */
  readonly branches: readonly string[];
  readonly updated: readonly Updated[];
  /** The commits of main branches that are new on the remote, or whose remote commit is not known here. */
  readonly created: readonly string[];
  readonly added: readonly string[];
  readonly releases: readonly AddedRelease[];
  /** The tags of the remote that are known here. */
  readonly there: readonly Tag[];
  readonly releasesThere: readonly (Tag & { readonly version: Version })[];
  /** Objects that the remote has. Their commits were judged when they were pushed. */
  readonly known: readonly string[];
  readonly isFirst: boolean;
}

async function outlinePush(
  git: Git,
  formats: TagFormats,
  { updates, main, isRemote }: PushQuestion,
): Promise<Outline> {
  const names = updates.flatMap(({ from, to }) => [from, to]).filter((name) => name !== null);
  const [heads, { tags }, commitOf] = await Promise.all([
    readObjects(git, [isRemote ? 'refs/heads' : 'refs/remotes']),
    readRefs(git),
    readPeeled(git, names),
  ]);
  const added = updates.flatMap(({ ref, from, to }) => {
    const name = tagName(ref);
    return name === null || from !== null || to === null ? [] : [{ name, object: to }];
  });
  recognizeTags(formats, [...tags, ...added]);
  const reader = tagReader(formats);
  const releases = added.flatMap(({ name, object }): readonly AddedRelease[] => {
    const version = reader.versionOf(name);
    return version === null ? [] : [{ name, version, commit: commitOf.get(object) ?? null }];
  });
  const isAdded = new Set(added.map(({ name }) => name));
  const there = tags.filter(({ name }) => !isAdded.has(name));
  const releasesThere = there.flatMap((tag) => {
    const version = reader.versionOf(tag.name);
    return version === null ? [] : [{ ...tag, version }];
  });
  const moves = updates.flatMap(({ ref, from, to }) => {
    const [branch, is] = [branchName(ref), commitOf.get(to ?? '')];
    if (branch === null || is === undefined) return [];
    return [{ branch, is, was: commitOf.get(from ?? '') ?? null }];
  });
  const mains = moves.filter(({ branch }) => main.isMain(branch));
  // The hook ignores other tags, so the commits under them were never judged.
  const released = isRemote ? releasesThere.map(({ commit }) => commit) : [];
  return {
    reader,
    commitOf,
    branches: moves.map(({ is }) => is),
    updated: mains.flatMap(({ branch, was, is }) => (was === null ? [] : [{ branch, was, is }])),
    created: mains.filter(({ was }) => was === null).map(({ is }) => is),
    added: added.map(({ name }) => name),
    releases,
    there,
    releasesThere,
    known: [...heads, ...released, ...updates.flatMap(({ from }) => commitOf.get(from ?? '') ?? [])],
    isFirst:
      heads.length === 0 && (!isRemote || there.length === 0) && updates.every(({ from }) => from === null),
  };
}

/** All commits that the remote does not have. If the remote is empty, only those after the oldest release. */
function spanOfAll({ branches, releases, known, isFirst }: Outline): Span {
  const placed = releases.flatMap(({ version, commit }) => (commit === null ? [] : [{ version, commit }]));
  const from = [...branches, ...placed.map(({ commit }) => commit)];
  if (!isFirst) return { from, without: known };
  const [oldest] = placed.toSorted((a, b) => compareVersions(a.version, b.version));
  return { from, without: oldest === undefined ? from : [oldest.commit] };
}

function spanOf(updated: readonly Updated[]): Span {
  return { from: updated.map(({ is }) => is), without: updated.map(({ was }) => was) };
}

/**
 * Other branches may already have a commit, with a message that no rule checked. So main is judged by the commits that
 * it is missing.
 */
async function readToMain(
  git: Git,
  { updated, created, known, isFirst }: Outline,
  budget: ReadingBudget,
): Promise<PushFacts['toMain']> {
  if (isFirst) return [];
  const spans = [spanOf(updated), { from: created, without: known }];
  return (await Promise.all(spans.map((span) => readSpan(git, span, budget)))).flat();
}

async function readTagFacts(
  git: Git,
  home: PushFacts['home'],
  { added, releases, there, releasesThere, reader }: Outline,
  { isRemote, budget }: Pick<PushQuestion, 'isRemote'> & { readonly budget: ReadingBudget },
): Promise<TagFacts> {
  const placed = releases.flatMap(({ name, version, commit }) =>
    commit === null ? [] : [{ name, version, commit }],
  );
  const commits = placed.map(({ commit }) => commit);
  const [tagged, below] = await Promise.all([
    readTagged(git, home, commits, readVersionsOf(git, home, commits, budget)),
    readBelow(git, placed, releasesThere),
  ]);
  return {
    added,
    releases: releases.map(({ name, version, commit }) => ({
      name,
      version,
      at: tagged.get(commit ?? '') ?? null,
    })),
    there: there.map(({ name }) => name).filter((name) => versionNamedBy(name, reader) !== null),
    knowsRemote: isRemote,
    below,
  };
}

async function losingCommits(
  git: Git,
  { updates, main }: PushQuestion,
  { commitOf }: Outline,
): Promise<readonly RefUpdate[]> {
  const losing: RefUpdate[] = [];
  for (const update of updates) {
    const branch = branchName(update.ref);
    if (branch === null || update.from === null || !main.isMain(branch)) continue;
    const [was, is] = [commitOf.get(update.from), commitOf.get(update.to ?? '')];
    // A commit that is not here was never fetched: git passes such a push to the hook only if it is forced.
    const isKept = was !== undefined && is !== undefined && (await isAncestor(git, was, is));
    if (!isKept) losing.push(update);
  }
  return losing;
}

/** Only the configuration decides how strict the rules are, because a hook has no options. */
function messageRules({ relctl, commitizen }: Settings, { rules }: Means): PushFacts['messages'] {
  const asked = { allowAbort: false, allowedPrefixes: null, lengthLimit: null };
  return checkPolicy(relctl.profile, commitizen, asked, rules.schema).rules;
}
