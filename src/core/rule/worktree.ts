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
      found: `a ${operation} is under way`,
      remedy: `git ${operation} --continue, or git ${operation} --abort`,
      liftable: false,
    };
  }
  const inTheWay = dirty.filter((path) => planned.includes(path));
  if (inTheWay.length > 0) {
    yield {
      rule: 'clean-tree',
      found: `the release has to change ${listed(inTheWay)}, and there are changes in it that are not committed`,
      remedy: 'git commit, or git stash',
      liftable: false,
    };
  }
  const foreign = dirty.filter((path) => !planned.includes(path));
  if (foreign.length > 0) {
    yield {
      rule: 'clean-tree',
      found: `not committed: ${listed(foreign)}`,
      remedy: 'git commit, or git stash; --allow clean-tree leaves these changes out of the release',
      liftable: true,
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
    ? `${where}, at the prerelease ${current.spelled}; a hotfix is made on a branch of its own, from a final release`
    : `${where}; the hotfix ${next.tagName} is made on ${hotfixBranch}`;
}

/** Only a final release has hotfixes, and of a line only the last one. */
function toHotfix(facts: Facts, branch: string | null): string {
  const { current, mainBranch, hotfixBranch } = facts;
  const last = lastFinal(facts);
  if (last === null) return `nothing is released yet that a hotfix could mend: relctl bump, on ${mainBranch}`;
  const start = shellCommand(['relctl', 'hotfix', last]);
  const isHome = branch === null || branch === mainBranch || last !== current.tag?.name;
  if (isHome) return start;
  return `${start}; or, if the fix is on this branch: ${shellCommand(['git', 'branch', '-m', branch, hotfixBranch])}`;
}

/** The tag of the highest final release: of the current line, else of all; null where there is none. */
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

/** A patch may have been meant for an older release, and its branch be named otherwise. */
function elsewhere(facts: Facts, branch: string): string {
  const { mainBranch, hotfixBranch } = facts;
  const home = `git switch ${mainBranch}, or set main_branch in [tool.relctl]`;
  if (!isPatch(facts)) return home;
  const renamed = shellCommand(['git', 'branch', '-m', branch, hotfixBranch]);
  return isOlderLine(facts)
    ? `${facts.next.tagName} is a patch of an older release, made on ${hotfixBranch}: ${renamed}`
    : `${home}; if it is to be a patch of ${facts.current.spelled} alone, name the branch for it: ${renamed}`;
}

/** Whether a greater final version than the current one is released. */
function isOlderLine({ snapshot, current, readTag }: Facts): boolean {
  return snapshot.tags.some(({ name }) => {
    const version = readTag(name);
    return version !== null && !isPrerelease(version) && compareVersions(version, current.version) > 0;
  });
}

/** A final version whose line the current version is on, one patch later. */
function isPatch({ current, next }: Facts): boolean {
  const [major, minor, patch = 0] = current.version.release;
  const [nextMajor, nextMinor, nextPatch = 0] = next.version.release;
  return major === nextMajor && minor === nextMinor && nextPatch === patch + 1 && !isPrerelease(next.version);
}
