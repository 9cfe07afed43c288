import type { Commit } from '../commit/commit.ts';
import { reachedWithin } from '../commit/reach.ts';
import type { Hotfix } from '../snapshot/snapshot.ts';
import { isFinal } from '../version/version.ts';
import type { Tag } from '../tag/tag.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { visibleLine } from '../text/visible.ts';
import { judgementOf, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule, Violation } from './rule.ts';

export const patchOnly: Rule = {
  id: 'patch-only',
  judge({ snapshot, isHotfix, evidence }): Judgement {
    if (!isHotfix) return KEPT;
    const subjects = new Map(snapshot.history.commits.map(({ sha, subject }) => [sha, subject]));
    return judgementOf(
      evidence
        .filter(({ increment }) => increment !== 'PATCH')
        .map(({ sha, line, increment }) => ({
          rule: 'patch-only',
          found: `${shortSha(sha)} "${subjects.get(sha) ?? line}" calls for a ${increment} release`,
          remedy:
            'take it off this branch and release it from main; if it is a fix after all, reword its message',
          overridable: true,
        })),
    );
  },
};

export const hotfixReconciled: Rule = {
  id: 'hotfix-reconciled',
  judge({ snapshot, next, mainBranch, readTag, pushes }): Judgement {
    if (snapshot.head.branch !== mainBranch) return notChecked(`it is checked on ${mainBranch}`);
    if (!isFinal(next.version)) return notChecked('it is checked for final releases');
    if (snapshot.hotfixes === null) return notChecked('hotfixes were not read');
    const { tags, remote } = snapshot;
    const here = new Set(tags.map(({ name }) => name));
    const away =
      !pushes || remote.kind !== 'asked' ? [] : [...remote.tags.keys()].filter((name) => !here.has(name));
    const unknown = away.filter((name) => {
      const version = readTag(name);
      return version !== null && isFinal(version) && name !== next.tagName;
    });
    return judgementOf([
      ...snapshot.hotfixes
        .filter(({ missing }) => missing.length > 0)
        .map((hotfix) => unreconciled(hotfix, mainBranch)),
      ...(unknown.length === 0 ? [] : [notHere(unknown, remote.name)]),
    ]);
  },
};

function unreconciled({ tag, missing }: Hotfix, mainBranch: string): Violation {
  const commits = missing.map(({ sha, subject }) => `${shortSha(sha)} "${visibleLine(subject)}"`);
  return {
    rule: 'hotfix-reconciled',
    found: `${tag.name} has ${counted(missing.length, 'commit')} that ${mainBranch} does not have: ${listed(commits)}`,
    remedy: 'relctl hotfix reconcile',
    overridable: true,
  };
}

function notHere(names: readonly string[], remote: string): Violation {
  return {
    rule: 'hotfix-reconciled',
    found: `${listed(names)}: on ${remote} but not here, so missing fixes can’t be found`,
    remedy: `git fetch ${remote} --tags`,
    overridable: true,
  };
}

/** What the history contains of final releases that a branch does not reach. */
export interface HotfixFacts {
  /** The releases, newest first. */
  readonly tags: readonly Tag[];
  /** The commits of all releases, also of prereleases and of those that are not asked about. */
  readonly released: ReadonlySet<string>;
  /** All commits that they reach and the branch does not, newest first. */
  readonly commits: readonly Commit[];
  /** The messages of the branch's commits that name the commits which they replace. */
  readonly mentions: readonly string[];
  /** Commits whose change the branch has in another commit. */
  readonly same: ReadonlySet<string>;
  /** Commits of the branch that others were picked from. */
  readonly origins: ReadonlySet<string>;
  /** Whether a subject calls for a release and is not that of a bump commit. */
  readonly asks: (subject: string) => boolean;
}

/** The trailer of an empty commit that says that a hotfix's commit is not needed on main. */
export const SKIPPED = 'Hotfix-skipped';

/**
 * The commits of each release that a branch does not have, oldest first. A commit counts as there by its change, by being
 * named, by having been picked from the branch itself, or because the user said so.
 *
 * Merges have no change of their own. A commit with a release tag changes only the version, unless it calls for a release
 * itself: then a fix was tagged.
 */
export function missingOf(facts: HotfixFacts): readonly Hotfix[] {
  const { tags, released, commits, mentions, same, origins, asks } = facts;
  const named = mentions.flatMap((message) => [...pickedFrom(message), ...skippedIn(message)]);
  const isThere = ({ sha, parents, subject, body }: Commit): boolean =>
    parents.length > 1 ||
    (released.has(sha) && !asks(subject)) ||
    same.has(sha) ||
    named.some((name) => sha.startsWith(name)) ||
    pickedFrom(body).some((name) => [...origins].some((origin) => origin.startsWith(name)));
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  return tags.map((tag) => {
    const own = reachedWithin(bySha, tag.commit);
    const missing = commits.filter((commit) => own.has(commit.sha) && !isThere(commit));
    return { tag, missing: missing.toReversed() };
  });
}

/** The commits that a message names as picked, by git's `-x` or by a trailer; as they are written, maybe shortened. */
export function pickedFrom(message: string): readonly string[] {
  const lines = message.matchAll(/cherry[- ]picked[- ]from(?: commit)?:?\s+([0-9a-f]{7,64})\b/gi);
  return [...lines].map(([, sha = '']) => sha.toLowerCase());
}

function skippedIn(message: string): readonly string[] {
  const trailers = message.matchAll(new RegExp(`^${SKIPPED}: ([0-9a-f]{7,64})\\b`, 'gim'));
  return [...trailers].map(([, sha = '']) => sha.toLowerCase());
}
