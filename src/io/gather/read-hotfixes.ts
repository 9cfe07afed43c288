import type { Commit } from '../../core/commit/commit.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Base } from '../../core/release/base.ts';
import { readsAsBump } from '../../core/rule/bump-commit.ts';
import { missingOf, pickedFrom } from '../../core/rule/hotfix.ts';
import type { HotfixFacts } from '../../core/rule/hotfix.ts';
import type { Hotfix } from '../../core/snapshot/snapshot.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { isFinal } from '../../core/version/version.ts';
import { GitFailure } from '../git/git.ts';
import type { Git } from '../git/git.ts';
import { inTime } from '../process/in-time.ts';
import { readMentions, readUnreached } from '../git/log.ts';
import { isAncestor, reachedAmong, reachedTags } from '../git/refs.ts';
import type { Refs } from '../git/refs.ts';

export interface HotfixQuestion {
  /** The commit of the branch that must have every fix. */
  readonly head: string;
  /** Final releases, newest first. */
  readonly finals: readonly Tag[];
  readonly madeByRelctl: Refs['madeByRelctl'];
  /** The branch's own last final release, if it is already known; null: ask git. */
  readonly own: Tag | null;
  readonly released: HotfixFacts['released'];
  readonly asks: HotfixFacts['asks'];
}

/** @param head the commit that must have every fix of a hotfix */
export function hotfixQuestion(
  { formats, rules, tag: own }: Pick<Base, 'formats' | 'rules' | 'tag'>,
  { tags, madeByRelctl }: Pick<Refs, 'tags' | 'madeByRelctl'>,
  head: string,
  { bumpMessage }: Settings['commitizen'],
): HotfixQuestion {
  const { versionOf } = tagReader(formats);
  const releases = tags.flatMap((tag) => {
    const version = versionOf(tag.name);
    return version === null ? [] : [{ tag, version }];
  });
  return {
    head,
    finals: releases.filter(({ version }) => isFinal(version)).map(({ tag }) => tag),
    madeByRelctl,
    own,
    released: new Set(releases.map(({ tag }) => tag.commit)),
    asks: (subject) => rules.asksIn(subject, false).length > 0 && !readsAsBump(subject, bumpMessage),
  };
}

/**
 * The final releases that a branch does not reach, newest first, with the commits of each that it is missing: those
 * newer than the branch's own last release, and every one that relctl made.
 */
export async function readHotfixes(
  git: Git,
  { head, finals, madeByRelctl, own, released, asks }: HotfixQuestion,
): Promise<readonly Hotfix[]> {
  const known = own === null ? -1 : finals.indexOf(own);
  const newer = known === -1 ? await newerThanOwn(git, head, finals) : finals.slice(0, known);
  const older = finals.slice(newer.length + 1);
  const candidates = [...newer, ...older.filter(({ name }) => madeByRelctl.has(name))];
  if (candidates.length === 0) return [];
  const commits = await readUnreached(
    git,
    head,
    candidates.map(({ commit }) => commit),
  );
  const unreached = new Set(commits.map(({ sha }) => sha));
  const tags = candidates.filter(({ commit }) => unreached.has(commit));
  if (tags.length === 0) return [];

  const fork = await forkPoint(git, head, tags);
  const facts: HotfixFacts = {
    tags,
    released,
    commits,
    mentions: await readMentions(git, { since: fork, head }),
    same: new Set(),
    origins: new Set(),
    asks,
  };
  const lacks = inTime(() => missingOf(facts));
  const open = lacks.filter(({ missing }) => missing.length > 0);
  if (open.length === 0) return lacks;
  const missing = open.flatMap((hotfix) => hotfix.missing);
  const [same, reached] = await Promise.all([
    sameChanges(git, { head, fork, tags: open.map(({ tag }) => tag) }, missing),
    reachedAmong(
      git,
      head,
      missing.flatMap(({ body }) => pickedFrom(body)),
    ),
  ]);
  const whole = { ...facts, same, origins: reached };
  return inTime(() => missingOf(whole));
}

/** One git command on a main branch that has its newest release. Otherwise git walks all of history once. */
async function newerThanOwn(git: Git, head: string, finals: readonly Tag[]): Promise<readonly Tag[]> {
  const [newest] = finals;
  if (newest === undefined || (await isAncestor(git, newest.commit, head))) return [];
  const reached = await reachedTags(git, head);
  const own = finals.findIndex(({ name }) => reached.has(name));
  return own === -1 ? finals : finals.slice(0, own);
}

/** The newest commit that the branch and all of these releases share; null if there is none. */
async function forkPoint(git: Git, head: string, tags: readonly Tag[]): Promise<string | null> {
  try {
    return (await git.run(['merge-base', '--octopus', head, ...tags.map(({ commit }) => commit)])).trim();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

interface Difference {
  readonly head: string;
  readonly fork: string | null;
  readonly tags: readonly Tag[];
}

/**
 * Those of the hotfixes' commits whose patch id matches a commit of the branch. relctl compares them all at once with
 * the commits of the branch after their common ancestor. Without such an ancestor, each needs a git command of its own.
 */
async function sameChanges(
  git: Git,
  { head, fork, tags }: Difference,
  missing: readonly Commit[],
): Promise<ReadonlySet<string>> {
  const tips = tags.map(({ commit }) => commit);
  const questions =
    fork === null ? tips.map((tip) => [`${head}...${tip}`]) : [[`${head}...${fork}`, ...tips]];
  const without = new Set<string>();
  for (const revisions of questions) {
    const words = ['rev-list', '--cherry-pick', '--right-only', '--no-merges', ...revisions, '--'];
    for (const sha of (await git.run(words)).split('\n')) without.add(sha);
  }
  return new Set(missing.map(({ sha }) => sha).filter((sha) => !without.has(sha)));
}
