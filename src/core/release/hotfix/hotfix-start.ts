import type { Commit } from '../../commit/commit.ts';
import { subjectOf } from '../../commit/commit.ts';
import type { Settings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { renderTag } from '../../tag/format.ts';
import { tagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { nearestOf } from '../../text/nearest.ts';
import { substitute } from '../../text/template.ts';
import { shortSha } from '../../text/words.ts';
import { nextVersion, PATCH } from '../../version/bump.ts';
import { compareVersions, isPrerelease, isVersion, parseVersion } from '../../version/version.ts';
import type { Version } from '../../version/version.ts';
import type { Means } from '../base.ts';
import type { Effect } from '../../plan/effect.ts';
import type { HotfixStart, Plan } from '../../plan/plan.ts';

/** The release to fix, and the hotfix that will fix it. */
export interface HotfixTarget {
  readonly from: Tag;
  readonly version: Version;
  /** The tag that the hotfix will have. */
  readonly tag: string;
  readonly branch: string;
}

export interface HotfixStartFacts extends Pick<Snapshot, 'head' | 'dirty'> {
  /** The version in the files of the release; null if they contain none, or if no file holds the version. */
  readonly taggedVersion: string | null;
  /** The commit of the hotfix branch, here and on the remote as last fetched; null if the branch does not exist there. */
  readonly branchHere: string | null;
  readonly branchThere: string | null;
  /** The other working tree in which the branch is checked out; null: none. */
  readonly elsewhere: string | null;
  /** Whether the branch contains the release; true if the branch does not exist. */
  readonly isOnRelease: boolean;
  /** The commits to cherry-pick, in the order in which the user named them. */
  readonly picks: readonly Commit[];
}

export interface HotfixStartPlan extends Plan {
  readonly purpose: HotfixStart;
  readonly notices: readonly string[];
}

/** relctl reads a misspelled subcommand as a tag. */
const SUBCOMMANDS = ['ship', 'reconcile'];

/**
 * The release that `relctl hotfix TAG` fixes. The user may also type its version.
 *
 * @throws HOTFIX_TAG_UNKNOWN, HOTFIX_OF_PRERELEASE, HOTFIX_OVERTAKEN
 */
export function hotfixTarget(
  name: string,
  tags: readonly Tag[],
  { formats, scheme }: Means,
  { relctl }: Settings,
): HotfixTarget {
  const { versionOf } = tagReader(formats);
  const releases = tags.flatMap((tag) => {
    const version = versionOf(tag.name);
    return version === null ? [] : [{ tag, version }];
  });
  const named = parseVersion(name);
  const found =
    releases.find(({ tag }) => tag.name === name) ??
    releases.find(({ version }) => named !== null && compareVersions(version, named) === 0);
  if (found === undefined) {
    const finals = releases
      .filter(({ version }) => !isPrerelease(version))
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map(({ tag }) => tag.name);
    throw refuse('HOTFIX_TAG_UNKNOWN', {
      tag: name,
      nearest: nearestOf(name, [...finals, ...SUBCOMMANDS], 3),
      highest: finals.slice(0, 3),
    });
  }
  const { tag: from, version } = found;
  if (isPrerelease(version)) throw refuse('HOTFIX_OF_PRERELEASE', { tag: from.name });
  const later = releases
    .filter((other) => !isPrerelease(other.version) && isLaterPatch(other.version, version))
    .toSorted((a, b) => compareVersions(b.version, a.version));
  const [latest] = later;
  if (latest !== undefined) throw refuse('HOTFIX_OVERTAKEN', { tag: from.name, latest: latest.tag.name });
  const tag = renderTag(formats.current, nextVersion(version, PATCH), scheme);
  return { from, version, tag, branch: substitute(relctl.hotfixBranch, { tag }) };
}

/**
 * The steps to the hotfix branch: relctl creates it from the tag, or switches to it if it already exists.
 *
 * @throws HOTFIX_TREE_DIRTY, HOTFIX_TAG_MISPLACED, BRANCH_ELSEWHERE, HOTFIX_BRANCH_STRANGE, HOTFIX_PICKS_MERGE
 */
export function planHotfixStart(
  target: HotfixTarget,
  { rules }: Means,
  facts: HotfixStartFacts,
): HotfixStartPlan {
  const { from, branch } = target;
  const { head, dirty, branchHere, branchThere, picks } = facts;
  refuseUnclean(facts);
  const { taggedVersion } = facts;
  if (taggedVersion !== null && !isVersion(taggedVersion, target.version)) {
    throw refuse('HOTFIX_TAG_MISPLACED', { tag: from.name, commit: from.commit, version: taggedVersion });
  }
  if (facts.elsewhere !== null) {
    const command = ['relctl', '-C', facts.elsewhere, 'hotfix', from.name];
    throw refuse('BRANCH_ELSEWHERE', { branch, folder: facts.elsewhere, command });
  }
  if (!facts.isOnRelease) throw refuse('HOTFIX_BRANCH_STRANGE', { branch, tag: from.name });
  const merge = picks.find(({ parents }) => parents.length > 1);
  if (merge !== undefined) throw refuse('HOTFIX_PICKS_MERGE', { commit: merge.sha });

  const at = branchHere ?? branchThere ?? from.commit;
  const here = { head: head.sha ?? '', branch: head.branch };
  const effects: readonly Effect[] = [
    ...(branchHere === null ? [{ kind: 'create-branch' as const, name: branch, at }] : []),
    ...(head.branch === branch
      ? []
      : [{ kind: 'switch-branch' as const, from: here, to: { head: at, branch } }]),
    ...picks.map((pick): Effect => ({
      kind: 'cherry-pick',
      commit: pick.sha,
      subject: pick.subject,
      whenEmpty: null,
    })),
  ];
  const tooMuch = picks.filter((pick) =>
    rules.asksIn(subjectOf(pick), false).some(({ increment }) => increment !== 'PATCH'),
  );
  return {
    title: `the start of hotfix ${target.tag}`,
    basis: { ...here, dirty },
    effects,
    purpose: {
      kind: 'hotfix-start',
      from: { name: from.name, commit: from.commit },
      tag: target.tag,
      branch,
      takesUp: branchHere !== null || branchThere !== null,
    },
    notices: tooMuch.map(
      ({ sha, subject }) =>
        `${shortSha(sha)} "${subject}" is more than a patch, so relctl hotfix ship will refuse it`,
    ),
  };
}

/** @throws HOTFIX_TREE_DIRTY */
export function refuseUnclean({ head, dirty }: Pick<Snapshot, 'head' | 'dirty'>): void {
  if (head.operation !== null || dirty.length > 0) {
    throw refuse('HOTFIX_TREE_DIRTY', { files: dirty, operation: head.operation });
  }
}

function isLaterPatch(other: Version, version: Version): boolean {
  const [major, minor] = version.release;
  const [otherMajor, otherMinor] = other.release;
  return major === otherMajor && minor === otherMinor && compareVersions(other, version) > 0;
}
