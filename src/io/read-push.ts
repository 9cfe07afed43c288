import { isLowest, tagName } from '../core/audit/push.ts';
import type { PushedTag, PushFacts, RefUpdate } from '../core/audit/push.ts';
import { checkPolicy } from '../core/commit/check-policy.ts';
import type { Settings } from '../core/config/settings.ts';
import type { Means } from '../core/release/base.ts';
import type { VersionChange } from '../core/snapshot/snapshot.ts';
import { findTag } from '../core/tag/find.ts';
import { tagReader } from '../core/tag/recognise.ts';
import { compareVersions, parseVersion } from '../core/version/version.ts';
import type { Version } from '../core/version/version.ts';
import type { Git } from './git.ts';
import { readSpan, readThese, readTouchingIn } from './log.ts';
import type { Span } from './log.ts';
import { readVersionChanges } from './read-versions.ts';
import { isAncestor, readObjects, readPeeled, readRefs } from './refs.ts';

export interface PushQuestion {
  readonly updates: readonly RefUpdate[];
  readonly mainBranch: string;
  /** The refs whose commits the remote has already: `refs/remotes` where it is known from here alone. */
  readonly known: readonly string[];
}

/** What a push brings. The number of git processes depends neither on its commits nor on its refs. */
export async function readPush(
  git: Git,
  settings: Settings,
  means: Means,
  { updates, mainBranch, known }: PushQuestion,
): Promise<PushFacts> {
  const [objects, refs, commitOf] = await Promise.all([
    readObjects(git, known),
    readRefs(git),
    readPeeled(
      git,
      updates.flatMap(({ from, to }) => [from, to]).filter((name) => name !== null),
    ),
  ]);
  const { versionOf } = tagReader(means.formats);
  const main = updates.find(({ ref }) => ref === `refs/heads/${mainBranch}`) ?? null;
  const pushed = newTags(updates, versionOf);
  const tips = [
    ...updates.filter(({ ref, to }) => ref.startsWith('refs/heads/') && to !== null),
    ...pushed.map(({ update }) => update),
  ].flatMap(({ to }) => commitOf.get(to ?? '') ?? []);
  const isFirst = objects.length === 0 && updates.every(({ from }) => from === null);
  const tip = commitOf.get(main?.to ?? '') ?? tips[0] ?? null;
  const current = isFirst && tip !== null ? await readCurrent(git, means, tip) : null;
  const tags = [...refs.tags, ...asTags(pushed, commitOf)];
  const start = current === null ? null : findTag(tags, current, means.scheme, means.formats);
  const there = [...objects, ...updates.flatMap(({ from }) => commitOf.get(from ?? '') ?? [])];
  const without = isFirst ? [start?.commit ?? tip ?? ''].filter((name) => name !== '') : there;
  const [toMain, changes, stood] = await Promise.all([
    readSpan(git, mainSpan(main, commitOf, without)),
    readChanges(git, means, [mainSpan(main, commitOf, without), { from: tips, without }]),
    readStood(
      git,
      means,
      asTags(pushed, commitOf).map(({ commit }) => commit),
    ),
  ]);
  const versions = tags.flatMap(({ name }) => versionOf(name) ?? []);
  return {
    updates,
    mainBranch,
    rewritesMain: main !== null && (await losesCommits(git, main, commitOf)),
    toMain,
    versionChanges: changes,
    tags: pushed.map(({ name, version, update }): PushedTag => {
      const isOld = current !== null && compareVersions(version, current) <= 0;
      const change = stood.get(commitOf.get(update.to ?? '') ?? '') ?? null;
      return { name, version, change, isPast: isOld || isLowest(version, versions) };
    }),
    versionFile: means.provider.file(means.place),
    readTag: versionOf,
    bumpMessage: settings.commitizen.bumpMessage,
    messages: messageRules(settings, means),
  };
}

interface NewTag {
  readonly name: string;
  readonly version: Version;
  readonly update: RefUpdate;
}

function newTags(
  updates: readonly RefUpdate[],
  versionOf: (name: string) => Version | null,
): readonly NewTag[] {
  return updates.flatMap((update): readonly NewTag[] => {
    const name = tagName(update.ref);
    const version = name === null || update.from !== null || update.to === null ? null : versionOf(name);
    return name === null || version === null ? [] : [{ name, version, update }];
  });
}

function asTags(
  pushed: readonly NewTag[],
  commitOf: ReadonlyMap<string, string>,
): readonly { name: string; commit: string; object: string; date: string }[] {
  return pushed.flatMap(({ name, update }) => {
    const commit = commitOf.get(update.to ?? '');
    return commit === undefined ? [] : [{ name, commit, object: update.to ?? '', date: '' }];
  });
}

/** A branch that is there already gets what it has not; other branches may have had it before, with messages of their own. */
function mainSpan(
  main: RefUpdate | null,
  commitOf: ReadonlyMap<string, string>,
  without: readonly string[],
): Span {
  const to = commitOf.get(main?.to ?? '');
  const from = commitOf.get(main?.from ?? '');
  return { from: to === undefined ? [] : [to], without: from === undefined ? without : [from] };
}

async function losesCommits(
  git: Git,
  { from, to }: RefUpdate,
  commitOf: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (from === null) return false;
  const [was, is] = [commitOf.get(from), commitOf.get(to ?? '')];
  // A commit that is not here was never pulled: git lets such a push come this far only where it is forced.
  return was === undefined || is === undefined || !(await isAncestor(git, was, is));
}

async function readCurrent(git: Git, means: Means, tip: string): Promise<Version | null> {
  const change = (await readStood(git, means, [tip])).get(tip);
  return parseVersion(change?.version ?? '');
}

async function readStood(
  git: Git,
  means: Means,
  commits: readonly string[],
): Promise<ReadonlyMap<string, VersionChange>> {
  const changes = await readVersionChanges(git, means, await readThese(git, commits));
  return new Map(changes.map((change) => [change.sha, change]));
}

async function readChanges(
  git: Git,
  means: Means,
  spans: readonly Span[],
): Promise<readonly VersionChange[]> {
  const file = means.provider.file(means.place);
  if (file === null) return [];
  const touching = (await Promise.all(spans.map((span) => readTouchingIn(git, span, file)))).flat();
  const once = new Map(touching.map((commit) => [commit.sha, commit]));
  return readVersionChanges(git, means, [...once.values()]);
}

/** The configuration alone says how strict they are: a hook takes no option. */
function messageRules({ relctl, commitizen }: Settings, { rules }: Means): PushFacts['messages'] {
  const asked = { allowAbort: false, allowedPrefixes: null, lengthLimit: null };
  return checkPolicy(relctl.profile, commitizen, asked, rules.schema).rules;
}
