import type { RemoteRefs } from '../snapshot/snapshot.ts';
import { counted, shortSha } from '../text/words.ts';
import type { Facts } from './facts.ts';
import { broken, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule } from './rule.ts';

export const upToDate: Rule = {
  id: 'up-to-date',
  law: 'a release contains all that is on the remote’s branch',
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
          `${remote.name} can’t be asked: ${remote.said}`,
          'try again when it answers; --no-push releases here only',
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
      `${name}/${branch} is at ${shortSha(there)}, a commit that is not here`,
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
  law: 'a version is released once: its tag is neither here nor on the remote',
  judge({ snapshot, next, pushes }): Judgement {
    const { remote, tags } = snapshot;
    const here = tags.find(({ name }) => name === next.tagName);
    if (here !== undefined) {
      return broken(
        'tag-is-new',
        `${next.tagName} exists here, on ${shortSha(here.commit)}`,
        `if it is no release: git tag --delete ${next.tagName}; if it is one, ask for another version: relctl bump VERSION`,
        false,
      );
    }
    if (!pushes) return KEPT;
    if (remote.kind !== 'asked') return notChecked(`not here; ${whyNotAsked(remote)}`);
    if (!remote.tags.has(next.tagName)) return KEPT;
    return broken(
      'tag-is-new',
      `${next.tagName} exists on ${remote.name}, and not here`,
      `git fetch ${remote.name} --tags, then look at what was released`,
      false,
    );
  },
};

function whyNotAsked(remote: Facts['snapshot']['remote']): string {
  const unanswered = remote.kind === 'unreachable' || (remote.kind === 'not-asked' && remote.why !== null);
  return unanswered ? `${remote.name} gave no answer` : 'the remote was not asked';
}
