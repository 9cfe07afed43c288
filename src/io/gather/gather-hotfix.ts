import type { Commit } from '../../core/commit/commit.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { lenientHeadingReader } from '../../core/changelog/format/heading.ts';
import { resolveMeans } from '../../core/release/base.ts';
import type { Means } from '../../core/release/base.ts';
import { formatOf } from '../../core/release/changelog/changelog-means.ts';
import type { ReconcileFacts } from '../../core/release/hotfix/hotfix-reconcile.ts';
import { hotfixTarget } from '../../core/release/hotfix/hotfix-start.ts';
import type { HotfixStartFacts, HotfixTarget } from '../../core/release/hotfix/hotfix-start.ts';
import { changelogPath } from '../../core/release/release-files.ts';
import { mainBranchOf } from '../../core/release/release-refs.ts';
import type { Head } from '../../core/snapshot/snapshot.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { commitOf } from '../git/commit-at.ts';
import { GitFailure } from '../git/git.ts';
import type { Git } from '../git/git.ts';
import { readNamedCommit } from '../git/log.ts';
import { readBlobs } from '../git/objects.ts';
import { hotfixQuestion, readHotfixes } from './read-hotfixes.ts';
import { recognizeTags } from './recognize-tags.ts';
import { checkedOutAt, isAncestor, readRefs } from '../git/refs.ts';
import { reasonFirst, remoteNames } from '../git/remote.ts';
import { pendingOperation } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/**
 * Fetches the remote's branches and tags. Only the remote-tracking refs and the tags change, not the user's branches or
 * files.
 *
 * @returns why the fetch failed; null if it succeeded, or there is no such remote
 */
export async function fetchRemote({ git }: Repository, name: string): Promise<string | null> {
  if (!(await remoteNames(git)).includes(name)) return null;
  try {
    await git.run(['fetch', '--quiet', '--no-recurse-submodules', '--tags', '--', name]);
    return null;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    // The remote answered, but a ref could not be updated: a tag that moved on the remote. The local tag stays as it
    // is.
    if (error.exitCode === 1) return null;
    return reasonFirst(error.said).split('\n')[0] ?? '';
  }
}

export interface StartQuestion {
  readonly tag: string;
  readonly picks: readonly string[];
  readonly remote: string;
}

export interface StartAnswer {
  readonly target: HotfixTarget;
  readonly means: Means;
  readonly facts: HotfixStartFacts;
}

/** @throws COMMIT_UNKNOWN, UNBORN_BRANCH, and the errors of {@link hotfixTarget} */
export async function gatherStart(
  repository: Repository,
  settings: Settings,
  { tag, picks, remote }: StartQuestion,
): Promise<StartAnswer> {
  const { git } = repository;
  const means = resolveMeans(settings);
  const [{ head, dirty }, { tags }] = await Promise.all([readHead(repository), readRefs(git)]);
  recognizeTags(means.formats, tags);
  const target = hotfixTarget(tag, tags, means, settings);
  const [branchHere, branchThere, elsewhere, taggedVersion, commits] = await Promise.all([
    commitOf(git, `refs/heads/${target.branch}`),
    commitOf(git, `refs/remotes/${remote}/${target.branch}`),
    head.branch === target.branch ? null : checkedOutAt(git, target.branch),
    versionAt(git, target.from, means),
    Promise.all(picks.map((pick) => namedCommit(git, pick))),
  ]);
  const existing = branchHere ?? branchThere;
  const isOnRelease = existing === null || (await isAncestor(git, target.from.commit, existing));
  return {
    target,
    means,
    facts: { head, dirty, taggedVersion, branchHere, branchThere, elsewhere, isOnRelease, picks: commits },
  };
}

export interface ReconcileQuestion {
  readonly remote: string;
  /** The branch to create for a pull request; null: none. */
  readonly branch: string | null;
}

/** @throws UNBORN_BRANCH */
export async function gatherReconcile(
  repository: Repository,
  settings: Settings,
  { remote, branch }: ReconcileQuestion,
): Promise<ReconcileFacts> {
  const { git } = repository;
  const means = resolveMeans(settings);
  const [{ head, dirty }, refs, remotes] = await Promise.all([
    readHead(repository),
    readRefs(git),
    remoteNames(git),
  ]);
  recognizeTags(means.formats, refs.tags);
  const name = mainBranchOf(settings, refs.defaultBranches.get(remote) ?? null);
  const here = await commitOf(git, `refs/heads/${name}`);
  const there = remotes.includes(remote) ? await commitOf(git, `refs/remotes/${remote}/${name}`) : null;
  const start = there ?? here;
  const base = { formats: means.formats, rules: means.rules, tag: null };
  const hotfixes =
    start === null ? [] : await readHotfixes(git, hotfixQuestion(base, refs, start, settings.commitizen));
  const elsewhere = head.branch === name ? null : await checkedOutAt(git, name);
  const path = changelogPath(means.place, settings.commitizen);
  const names = [...(start === null ? [] : [start]), ...hotfixes.map(({ tag }) => tag.commit)];
  const texts = await readBlobs(
    git,
    names.map((commit) => `${commit}:${path}`),
    settings.commitizen.encoding,
  );
  const format = formatOf(settings.commitizen);
  const reader = tagReader(means.formats);
  return {
    head,
    dirty,
    main: { name, here, there, ahead: await countBetween(git, there, here), elsewhere },
    remote,
    remoteExists: remotes.includes(remote),
    hotfixes,
    versionOf: reader.versionOf,
    changelog: {
      path,
      encoding: settings.commitizen.encoding,
      reading: { format, readHeading: lenientHeadingReader(reader, refs.tags, format.releaseInTitle) },
      text: start === null ? null : (texts.get(`${start}:${path}`) ?? null),
      ofTag: new Map(
        hotfixes.flatMap(({ tag }) => {
          const text = texts.get(`${tag.commit}:${path}`);
          return text === undefined ? [] : [[tag.name, text] as const];
        }),
      ),
    },
    branchExists: branch !== null && (await existsAnywhere(git, branch, remote)),
  };
}

async function existsAnywhere(git: Git, branch: string, remote: string): Promise<boolean> {
  const refs = [`refs/heads/${branch}`, `refs/remotes/${remote}/${branch}`];
  const found = await Promise.all(refs.map((ref) => commitOf(git, ref)));
  return found.some((commit) => commit !== null);
}

/** The whole object id of a commit that the user named. @throws COMMIT_UNKNOWN */
export async function namedCommit(git: Git, name: string): Promise<Commit> {
  const sha = await commitOf(git, name);
  const commit = sha === null ? null : await readNamedCommit(git, sha);
  if (commit === null) throw refuse('COMMIT_UNKNOWN', { commit: name });
  return commit;
}

async function readHead(
  repository: Repository,
): Promise<{ readonly head: Head; readonly dirty: readonly string[] }> {
  const { sha, branch, changed } = await readStatus(repository.git);
  if (sha === null) throw refuse('UNBORN_BRANCH', { branch });
  return { head: { sha, branch, operation: pendingOperation(repository) }, dirty: changed };
}

async function versionAt(git: Git, { commit }: Tag, { provider, place }: Means): Promise<string | null> {
  const file = provider.file(place);
  if (file === null) return null;
  const text = (await readBlobs(git, [`${commit}:${file}`])).get(`${commit}:${file}`);
  return text === undefined ? null : provider.versionIn(text, place);
}

/** How many commits `to` has that `from` does not have; 0 if one of them is missing. */
async function countBetween(git: Git, from: string | null, to: string | null): Promise<number> {
  if (from === null || to === null) return 0;
  return Number(await git.run(['rev-list', '--count', `${from}..${to}`, '--']));
}
