import { DEFAULT_BUMP_MESSAGE } from '../config/settings.ts';
import type { Commit } from '../commit/commit.ts';
import { announcesRelease, judgeVersionChange } from '../rule/bump-commit.ts';
import type { Tag } from '../tag/tag.ts';
import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { compareVersions, isFinal, isVersion, versionKey } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { AuditFacts } from './audit-facts.ts';
import type { Finding } from './finding.ts';
import { grouped } from './grouped.ts';
import { highestBelow } from './order.ts';
import { isLowest, taggedText } from './tagged.ts';
import type { AuditTag, Line } from './audit-facts.ts';

/** What is wrong with release tags, and with what is at their commits. */
export function judgeTags(facts: AuditFacts): readonly Finding[] {
  return [
    ...facts.tags.flatMap((tag) => [...handMade(tag, facts), ...moved(tag, facts), ...offLine(tag, facts)]),
    ...duplicates(facts.tags),
    ...outOfOrder(facts),
    ...facts.tags.flatMap((tag) => [...lockOf(tag), ...changelogOf(tag)]),
  ];
}

const PAST = 'to accept the past as it is: relctl audit --write-baseline';

function finding(rule: Finding['rule'], tag: AuditTag, found: string, remedy = PAST): Finding {
  return { rule, commit: tag.at?.sha ?? null, ref: tag.name, found, remedy };
}

function handMade(tag: AuditTag, facts: AuditFacts): readonly Finding[] {
  const { home, bumpMessage, tags, readTag } = facts;
  const file = home.provider.file(home.place);
  if (file === null) return [];
  const { at, version, name } = tag;
  if (at === null) return [finding('tags-made-by-release', tag, `${name} points at no commit`)];
  const { version: carried, change } = at;
  if (carried === null) {
    // Its version was in a file that relctl can't read: only the message is left to recognize the release by.
    const messages = [bumpMessage, DEFAULT_BUMP_MESSAGE];
    if (announcesRelease(at.firstLine, tag.spelled, messages)) return [];
  } else if (!isVersion(carried, version)) {
    const found = `${name} points at ${taggedText(at)}, which has the version ${carried}`;
    return [finding('tags-made-by-release', tag, found)];
  }
  const isBump = change !== null && judgeVersionChange(change, readTag) === 'bump';
  const versions = tags.map((other) => other.version);
  if (isBump || isLowest(version, versions)) return [];
  const found = `${name} points at ${taggedText(at)}, which is not its bump commit`;
  return [finding('tags-made-by-release', tag, found)];
}

function moved(tag: AuditTag, { there, remote }: AuditFacts): readonly Finding[] {
  const object = there?.get(tag.name);
  if (object === undefined || object === tag.object) return [];
  const found = `${tag.name} is ${shortSha(tag.object)} here and ${shortSha(object)} on ${remote}`;
  const ref = `refs/tags/${tag.name}`;
  const take = shellCommand(['git', 'fetch', remote, `+${ref}:${ref}`]);
  return [
    finding('tag-not-moved', tag, found, `find out which one was released; to get the remote's tag: ${take}`),
  ];
}

function offLine(tag: AuditTag, { line, mainBranch }: AuditFacts): readonly Finding[] {
  const { name, version } = tag;
  if (!line.offMain.has(name) || line.onHotfix.has(name)) return [];
  const isOrphan = !line.onBranch.has(name);
  if (!isFinal(version) && !isOrphan) return [];
  const where = isOrphan ? 'on no branch' : `neither on ${mainBranch} nor on its hotfix branch`;
  return [finding('release-on-line', tag, `${name} points at ${shortSha(tag.commit)}, which is ${where}`)];
}

function duplicates(tags: readonly AuditTag[]): readonly Finding[] {
  const byVersion = grouped(tags, ({ version }) => versionKey(version));
  return [...byVersion.values()].flatMap((same): readonly Finding[] => {
    const [first, ...others] = same.toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual));
    return others.map((tag) =>
      finding(
        'tags-made-by-release',
        tag,
        `${tag.name} is a second tag for the version of ${first?.name ?? ''}`,
      ),
    );
  });
}

/** A release that is not higher than every release in its history. */
function outOfOrder({ history, tags }: AuditFacts): readonly Finding[] {
  const below = highestBelow(history, tags);
  const bySha = grouped(tags, ({ commit }) => commit);
  return history.flatMap(({ sha }) =>
    (bySha.get(sha) ?? []).flatMap((tag): readonly Finding[] => {
      const before = below.get(sha);
      if (before === undefined || compareVersions(tag.version, before.version) > 0) return [];
      const found = `${tag.name} comes after ${before.name} in its history, but is not higher`;
      return [finding('version-grows', tag, found)];
    }),
  );
}

function lockOf(tag: AuditTag): readonly Finding[] {
  if (tag.locked === null || isVersion(tag.locked, tag.version)) return [];
  return [
    finding(
      'versions-agree',
      tag,
      `${tag.name}: uv.lock says ${tag.locked}`,
      'the next relctl bump fixes uv.lock',
    ),
  ];
}

function changelogOf(tag: AuditTag): readonly Finding[] {
  if (!tag.lacksSection) return [];
  return [finding('changelog-has-version', tag, `${tag.name}: the changelog has no section for it`)];
}

/**
 * Which of the tags that main does not reach are where they belong.
 *
 * @param unreached the commits that they reach and main does not
 * @param branches all branches but main, local and remote
 * @param hotfixBranchOf the branch that a tag of this name is released from
 */
export function lineOf(
  tags: readonly (Tag & { readonly version: Version })[],
  unreached: readonly Commit[],
  branches: readonly { readonly name: string; readonly reached: ReadonlySet<string> }[],
  hotfixBranchOf: (tag: string) => string,
): Line {
  const commits = new Map(unreached.map((commit) => [commit.sha, commit]));
  const finals = grouped(
    tags.filter(({ version }) => isFinal(version)),
    ({ commit }) => commit,
  );
  const off = tags.filter(({ commit }) => commits.has(commit));
  const isPatch = ({ version, commit }: (typeof off)[number]): boolean =>
    beginningsOf(commit, commits).some((from) =>
      (finals.get(from) ?? []).some((base) => isSameLine(base.version, version)),
    );
  const isOn = ({ name, commit }: Tag): boolean =>
    branches.some((branch) => branch.name === hotfixBranchOf(name) && branch.reached.has(commit));
  const names = (which: typeof off): ReadonlySet<string> => new Set(which.map(({ name }) => name));
  return {
    offMain: names(off),
    onHotfix: names(off.filter((tag) => isPatch(tag) || isOn(tag))),
    onBranch: names(off.filter(({ commit }) => branches.some(({ reached }) => reached.has(commit)))),
  };
}

/** The commits of main that the history of a commit forks off from. */
function beginningsOf(from: string, commits: ReadonlyMap<string, Commit>): readonly string[] {
  const seen = new Set<string>();
  const waiting = [from];
  const beginnings: string[] = [];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    if (seen.has(sha)) continue;
    seen.add(sha);
    const commit = commits.get(sha);
    if (commit === undefined) beginnings.push(sha);
    else waiting.push(...commit.parents);
  }
  return beginnings;
}

/** A patch of a release has its first two numbers. */
function isSameLine(base: Version, patch: Version): boolean {
  const [a, b] = [base, patch].map(({ epoch, release }) =>
    [epoch, release[0] ?? 0, release[1] ?? 0].join('.'),
  );
  return a === b;
}
