import { DEFAULT_BUMP_MESSAGE } from '../config/settings.ts';
import type { Commit } from '../commit/commit.ts';
import { announcesRelease, judgeVersionChange } from '../rule/bump-commit.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import type { Tag } from '../tag/tag.ts';
import { shellCommand } from '../text/shell.ts';
import { shortSha } from '../text/words.ts';
import { pep440 } from '../version/pep440.ts';
import { compareVersions, isFinal, isVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { AuditFacts } from './audit.ts';
import type { Finding } from './finding.ts';
import { isLowest } from './push.ts';

/** A release tag with what stands where it stands. */
export interface AuditTag extends Tag {
  readonly version: Version;
  /** The version as the scheme spells it. */
  readonly spelled: string;
  /** What its commit did to the version; null where it stands on no commit. */
  readonly change: VersionChange | null;
  /** The version of the project's own entry in uv.lock; null where there is none. */
  readonly locked: string | null;
  /** Whether its changelog lacks its section, where the configuration of that day had one written. */
  readonly lacksSection: boolean;
}

/** Where the commits of releases stand. */
export interface Line {
  /** Tags that main does not reach. */
  readonly offMain: ReadonlySet<string>;
  /** Of those, the tags that their own hotfix branch reaches, or that a patch was made from a release to. */
  readonly onHotfix: ReadonlySet<string>;
  /** Of those, the tags that any branch reaches. */
  readonly onBranch: ReadonlySet<string>;
}

/** What is wrong with release tags, and with what stands where they do. */
export function judgeTags(facts: AuditFacts): readonly Finding[] {
  return [
    ...facts.tags.flatMap((tag) => [...handMade(tag, facts), ...moved(tag, facts), ...offLine(tag, facts)]),
    ...duplicates(facts.tags),
    ...outOfOrder(facts),
    ...facts.tags.flatMap((tag) => [...lockOf(tag), ...changelogOf(tag)]),
  ];
}

const PAST = 'a released tag stays as it is: relctl audit --write-baseline accepts it';

function finding(rule: Finding['rule'], tag: AuditTag, found: string, remedy = PAST): Finding {
  return { rule, commit: tag.change?.sha ?? null, ref: tag.name, found, remedy };
}

function handMade(tag: AuditTag, { versionFile, bumpMessage, tags }: AuditFacts): readonly Finding[] {
  if (versionFile === null) return [];
  const { change, version, name } = tag;
  if (change === null) return [finding('tags-made-by-release', tag, `${name} stands on no commit`)];
  const { version: carried, firstLine } = change;
  const at = `${shortSha(change.sha)} "${firstLine}"`;
  const messages = [bumpMessage, change.bumpMessage ?? bumpMessage, DEFAULT_BUMP_MESSAGE];
  const isAnnounced = announcesRelease(firstLine, tag.spelled, messages);
  if (carried !== null && !isVersion(carried, version)) {
    // Its version was kept in another file in those days.
    if (isAnnounced) return [];
    const found = `${name} stands on ${at}, where ${versionFile} says ${carried}`;
    return [finding('tags-made-by-release', tag, found)];
  }
  const isBump = isAnnounced || judgeVersionChange(change, bumpMessage).kind === 'bump';
  if (
    isBump ||
    isLowest(
      version,
      tags.map((other) => other.version),
    )
  )
    return [];
  return [finding('tags-made-by-release', tag, `${name} stands on ${at}, which is no bump commit of it`)];
}

function moved(tag: AuditTag, { there, remote }: AuditFacts): readonly Finding[] {
  const object = there?.get(tag.name);
  if (object === undefined || object === tag.object) return [];
  const found = `${tag.name} is ${shortSha(tag.object)} here and ${shortSha(object)} on ${remote}`;
  const ref = `refs/tags/${tag.name}`;
  const take = shellCommand(['git', 'fetch', remote, `+${ref}:${ref}`]);
  return [finding('tag-not-moved', tag, found, `find out which was released; to take the remote’s: ${take}`)];
}

function offLine(tag: AuditTag, { line, mainBranch }: AuditFacts): readonly Finding[] {
  const { name, version } = tag;
  if (!line.offMain.has(name) || line.onHotfix.has(name)) return [];
  const isOrphan = !line.onBranch.has(name);
  if (!isFinal(version) && !isOrphan) return [];
  const where = isOrphan ? 'no branch reaches it' : `neither ${mainBranch} nor its hotfix branch reaches it`;
  return [finding('release-on-line', tag, `${name} stands on ${shortSha(tag.commit)}: ${where}`)];
}

function duplicates(tags: readonly AuditTag[]): readonly Finding[] {
  const byVersion = grouped(tags, ({ version }) => pep440.format(version));
  return [...byVersion.values()].flatMap((same): readonly Finding[] => {
    const [first, ...others] = same;
    return others.map((tag) =>
      finding('tags-made-by-release', tag, `${tag.name} and ${first?.name ?? ''} are tags of one version`),
    );
  });
}

/** A release whose version is not above that of every release below it in its history. */
function outOfOrder({ commits, tags }: AuditFacts): readonly Finding[] {
  const standing = grouped(tags, ({ commit }) => commit);
  const highest = new Map<string, AuditTag>();
  const findings: Finding[] = [];
  for (const { sha, parents } of commits.toReversed()) {
    const below = highestOf(parents.flatMap((parent) => highest.get(parent) ?? []));
    const here = standing.get(sha) ?? [];
    for (const tag of below === null ? [] : here.filter(({ version }) => isBelow(version, below))) {
      const found = `${tag.name} comes behind ${below?.name ?? ''} in its history and is not higher`;
      findings.push(finding('version-grows', tag, found));
    }
    const top = highestOf([...here, ...(below === null ? [] : [below])]);
    if (top !== null) highest.set(sha, top);
  }
  return findings.toReversed();
}

function isBelow(version: Version, { version: other }: AuditTag): boolean {
  return compareVersions(version, other) <= 0;
}

function highestOf(tags: readonly AuditTag[]): AuditTag | null {
  let top: AuditTag | null = null;
  for (const tag of tags) if (top === null || compareVersions(tag.version, top.version) > 0) top = tag;
  return top;
}

function lockOf(tag: AuditTag): readonly Finding[] {
  if (tag.locked === null || isVersion(tag.locked, tag.version)) return [];
  return [
    finding(
      'versions-agree',
      tag,
      `${tag.name}: its uv.lock says ${tag.locked}`,
      'the next relctl bump mends uv.lock',
    ),
  ];
}

function changelogOf(tag: AuditTag): readonly Finding[] {
  if (!tag.lacksSection) return [];
  return [finding('changelog-has-version', tag, `${tag.name}: its changelog has no section of it`)];
}

/**
 * Which of the tags that main does not reach are in their place.
 *
 * @param unreached the commits that they reach and main does not
 * @param branches all branches but main, here and there
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

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
