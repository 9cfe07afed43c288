import { shellCommand } from '../text/shell.ts';
import { listed } from '../text/words.ts';
import { compareVersions, isPrerelease } from '../version/version.ts';
import type { Facts } from './facts.ts';
import { broken, judgementOf, KEPT } from './rule.ts';
import type { Judgement, Rule, Violation } from './rule.ts';

export const cleanTree: Rule = {
  id: 'clean-tree',
  judge: ({ snapshot, plannedPaths }) => judgementOf(dirt(snapshot, plannedPaths)),
};

function* dirtOf({ head, dirty }: Facts['snapshot'], planned: readonly string[]): Iterable<Violation> {
  if (head.operation !== null) {
    const { operation } = head;
    yield {
      rule: 'clean-tree',
      found: `a ${operation} is in progress`,
      remedy: `git ${operation} --continue, or git ${operation} --abort`,
      overridable: false,
    };
  }
  const inTheWay = dirty.filter((path) => planned.includes(path));
  if (inTheWay.length > 0) {
    yield {
      rule: 'clean-tree',
      found: `the release changes ${listed(inTheWay)}, which has uncommitted changes`,
      remedy: 'git commit, or git stash',
      overridable: false,
    };
  }
  const foreign = dirty.filter((path) => !planned.includes(path));
  if (foreign.length > 0) {
    yield {
      rule: 'clean-tree',
      found: `uncommitted changes: ${listed(foreign)}`,
      remedy: 'git commit, or git stash; to leave these changes out of the release: --allow clean-tree',
      overridable: true,
    };
  }
}

function dirt(snapshot: Facts['snapshot'], planned: readonly string[]): readonly Violation[] {
  return [...dirtOf(snapshot, planned)];
}

export const releaseBranch: Rule = {
  id: 'release-branch',
  judge(facts): Judgement {
    const { branch } = facts.snapshot.head;
    const { mainBranch, hotfixBranch, pushes } = facts;
    if (branch !== null && branch === hotfixBranch && isPatch(facts)) return KEPT;
    if (facts.line === 'hotfix') {
      return broken('release-branch', strayHotfix(facts, branch), toHotfix(facts, branch), false);
    }
    if (branch === null) {
      const why = pushes ? 'a detached HEAD has no branch to push' : 'HEAD is detached';
      return broken('release-branch', why, `git switch ${mainBranch}`, !pushes);
    }
    if (branch === mainBranch) return KEPT;
    return broken(
      'release-branch',
      `on ${branch}; the main branch is ${mainBranch}`,
      elsewhere(facts, branch),
    );
  },
};

function strayHotfix({ current, next, hotfixBranch }: Facts, branch: string | null): string {
  const where = branch === null ? 'HEAD is detached' : `on ${branch}`;
  return isPrerelease(current.version)
    ? `${where}, at the prerelease ${current.spelled}; a hotfix starts from a final release, on its own branch`
    : `${where}; the hotfix ${next.tagName} is released from ${hotfixBranch}`;
}

/** Only final releases have hotfixes, and of each line only the last one. */
function toHotfix(facts: Facts, branch: string | null): string {
  const { current, mainBranch, hotfixBranch } = facts;
  const last = lastFinal(facts);
  if (last === null) return `there is no release to fix yet; on ${mainBranch}: relctl bump`;
  const start = shellCommand(['relctl', 'hotfix', last]);
  const isHome = branch === null || branch === mainBranch || last !== current.tag?.name;
  if (isHome) return start;
  return `${start}; or, if the fix is on this branch: ${shellCommand(['git', 'branch', '-m', branch, hotfixBranch])}`;
}

/** The tag of the highest final release: of the current line, else of all; null: there is none. */
function lastFinal({ snapshot, current, readTag }: Facts): string | null {
  const finals = snapshot.tags.flatMap(({ name }) => {
    const version = readTag(name);
    return version === null || isPrerelease(version) ? [] : [{ name, version }];
  });
  const [major, minor] = current.version.release;
  const ofLine = finals.filter(({ version: { release } }) => release[0] === major && release[1] === minor);
  const among = ofLine.length === 0 ? finals : ofLine;
  return among.toSorted((a, b) => compareVersions(b.version, a.version))[0]?.name ?? null;
}

/** Maybe a patch of an older release is meant, and its branch has another name. */
function elsewhere(facts: Facts, branch: string): string {
  const { mainBranch, hotfixBranch } = facts;
  const home = `git switch ${mainBranch}, or set main_branch in [tool.relctl]`;
  if (!isPatch(facts)) return home;
  const renamed = shellCommand(['git', 'branch', '-m', branch, hotfixBranch]);
  return isOlderLine(facts)
    ? `${facts.next.tagName} is a patch of an older release, and its branch is ${hotfixBranch}: ${renamed}`
    : `${home}; for a patch of ${facts.current.spelled} alone, rename the branch: ${renamed}`;
}

/** Whether a final release is higher than the current version. */
function isOlderLine({ snapshot, current, readTag }: Facts): boolean {
  return snapshot.tags.some(({ name }) => {
    const version = readTag(name);
    return version !== null && !isPrerelease(version) && compareVersions(version, current.version) > 0;
  });
}

/** A final version, one patch after the current version. */
function isPatch({ current, next }: Facts): boolean {
  const [major, minor, patch = 0] = current.version.release;
  const [nextMajor, nextMinor, nextPatch = 0] = next.version.release;
  return major === nextMajor && minor === nextMinor && nextPatch === patch + 1 && !isPrerelease(next.version);
}
