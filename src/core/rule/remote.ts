import type { RemoteRefs } from '../snapshot/snapshot.ts';
import { shellCommand } from '../text/shell.ts';
import { counted, shortSha } from '../text/words.ts';
import { isPrerelease } from '../version/version.ts';
import type { Facts } from './facts.ts';
import { broken, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule } from './rule.ts';

export const upToDate: Rule = {
  id: 'up-to-date',
  judge({ snapshot, pushes }): Judgement {
    const { remote, head } = snapshot;
    if (!pushes) return notChecked('this run does not push');
    switch (remote.kind) {
      case 'absent':
        return notChecked(`there is no remote ${remote.name}`);
      case 'not-asked':
        return notChecked(remote.why ?? 'the remote was not asked');
      case 'unreachable':
        return broken(
          'up-to-date',
          `${remote.name} does not answer: ${remote.said}`,
          'try again later, or release without a push: --no-push',
        );
      case 'asked':
        return head.branch === null ? notChecked('HEAD is detached') : compared(remote, head.branch);
    }
  },
};

function compared({ name, branch: there, difference }: RemoteRefs, branch: string): Judgement {
  if (there === null) return KEPT;
  const remedy = `git pull --rebase ${name} ${branch}`;
  if (difference === null) {
    return broken(
      'up-to-date',
      `${name}/${branch} is at ${shortSha(there)}, a commit that is not in this clone`,
      remedy,
    );
  }
  if (difference.behind === 0) return KEPT;
  return broken(
    'up-to-date',
    `${name}/${branch} has ${counted(difference.behind, 'commit')} that HEAD does not have`,
    remedy,
  );
}

export const tagIsNew: Rule = {
  id: 'tag-is-new',
  judge(facts): Judgement {
    const { snapshot, next, pushes } = facts;
    const { remote, tags } = snapshot;
    const here = tags.find(({ name }) => name === next.tagName);
    const isThere = remote.kind === 'asked' && remote.tags.has(next.tagName);
    if (here !== undefined) {
      const where = isThere ? `here and on ${remote.name}` : 'here';
      const after = releaseAfter(facts);
      // If the remote was not asked, the tag may be published: to delete it comes last.
      const remedy = isThere
        ? after
        : `if it is a release: ${after}; otherwise: ${shellCommand(['git', 'tag', '--delete', next.tagName])}`;
      return broken(
        'tag-is-new',
        `${next.tagName} exists ${where}, at ${shortSha(here.commit)}`,
        remedy,
        false,
      );
    }
    if (!pushes) return KEPT;
    if (remote.kind !== 'asked') return notChecked(`not here; ${whyNotAsked(remote)}`);
    if (!isThere) return KEPT;
    return broken(
      'tag-is-new',
      `${next.tagName} exists on ${remote.name}, but not here`,
      `git fetch ${remote.name} --tags, and look at what was released; to release the next version: ${releaseAfter(facts)}`,
      false,
    );
  },
};

/** On a hotfix branch, a version after the taken one is a patch of that one, which has its own branch. */
function releaseAfter({ isHotfix, next, free, snapshot: { history } }: Facts): string {
  if (!isHotfix || isPrerelease(next.version)) return shellCommand(['relctl', 'bump', free ?? 'VERSION']);
  const fixes = history.commits.filter(({ parents }) => parents.length < 2).toReversed();
  const picks = fixes.flatMap(({ sha }) => ['--pick', shortSha(sha)]);
  return shellCommand(['relctl', 'hotfix', next.tagName, ...picks]);
}

function whyNotAsked(remote: Facts['snapshot']['remote']): string {
  const unanswered = remote.kind === 'unreachable' || (remote.kind === 'not-asked' && remote.why !== null);
  return unanswered ? `${remote.name} gave no answer` : 'the remote was not asked';
}
