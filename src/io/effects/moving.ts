import type { CreateBranch, EmptyCommit, FastForward, SwitchBranch } from '../../core/release/effect.ts';
import { refuse } from '../../core/error/error.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { GitFailure } from '../git.ts';
import type { Git } from '../git.ts';
import { readStatus } from '../status.ts';
import { headOf, isMadeOn, movedOn } from './head.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter, Leftover, Scene } from './interpreter.ts';
import { withMessageFile } from './message-file.ts';
import { takeBackUnfinished } from './traces.ts';

/** What an effect that moves HEAD leaves: where HEAD was, and where it is. */
export interface Moved {
  readonly from: string;
  readonly ground: string;
}

export const createBranch: Interpreter<CreateBranch, Readonly<Record<string, never>>> = {
  async apply({ name, at }, { repository }) {
    const words = ['update-ref', '-m', 'relctl: create the branch', `refs/heads/${name}`, at, NOTHING];
    await orFail(repository.git.run(words), `the branch ${name} could not be created`);
    return {};
  },

  async settle({ name, at }, { repository: { git } }) {
    const found = await branchAt(name, git);
    if (found === null) return NOT_DONE;
    if (found === at) return { kind: 'done', receipt: {} };
    const command = shellCommand(['git', 'branch', '--delete', '--force', name]);
    return {
      kind: 'not-done',
      left: [{ what: `there is a branch ${name} that relctl did not make`, command }],
    };
  },

  async undo({ name, at }, _receipt, { repository }) {
    if ((await branchAt(name, repository.git)) === null) return [];
    try {
      await repository.git.run(['update-ref', '-d', `refs/heads/${name}`, at]);
      return [];
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const command = shellCommand(['git', 'branch', '--delete', '--force', name]);
      return [{ what: `the branch ${name} has moved since relctl made it`, command }];
    }
  },
};

export const switchBranch: Interpreter<SwitchBranch, Moved> = {
  async apply({ from, to }, scene) {
    const words = ['switch', '--quiet', '--no-guess', to.branch];
    await orFail(scene.repository.git.run(words), `git could not switch to ${to.branch}`);
    scene.ground.head = to.head;
    return { from: from.head, ground: to.head };
  },

  async settle({ from, to }, scene) {
    const { sha, branch } = await readStatus(scene.repository.git);
    if (branch === to.branch && sha === to.head) {
      scene.ground.head = to.head;
      return { kind: 'done', receipt: { from: from.head, ground: to.head } };
    }
    if (branch !== from.branch || sha !== from.head) return movedOn(sha, from.head);
    return { kind: 'not-done', left: await takeBackUnfinished(scene) };
  },

  async undo({ from, to }, _receipt, scene) {
    const { sha, branch } = await readStatus(scene.repository.git);
    if (branch === from.branch && sha === from.head) {
      scene.ground.head = from.head;
      return [];
    }
    const back = from.branch === null ? ['--detach', from.head] : ['--no-guess', from.branch];
    const left = {
      what: `HEAD is on ${branch ?? 'no branch'}`,
      command: shellCommand(['git', 'switch', ...back]),
    };
    if (branch !== to.branch || sha !== to.head) return [{ ...left, keepsOlder: true }];
    try {
      await scene.repository.git.run(['switch', '--quiet', ...back]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return [{ ...left, what: `${left.what}, and git can’t go back:\n${error.said}`, keepsOlder: true }];
    }
    scene.ground.head = from.head;
    return [];
  },
};

export const fastForward: Interpreter<FastForward, Moved> = {
  async apply({ branch, from, to }, scene) {
    const words = ['merge', '--quiet', '--ff-only', to];
    await orFail(scene.repository.git.run(words), `${branch} could not be brought forward`);
    scene.ground.head = to;
    return { from, ground: to };
  },

  async settle({ from, to }, scene) {
    const head = await headOf(scene);
    if (head === to) {
      scene.ground.head = to;
      return { kind: 'done', receipt: { from, ground: to } };
    }
    if (head !== from) return movedOn(head, from);
    return { kind: 'not-done', left: await takeBackUnfinished(scene) };
  },

  undo: (_effect, moved, scene) => moveBack(moved, scene),
};

export const emptyCommit: Interpreter<EmptyCommit, Moved> = {
  apply: ({ message }, scene) => commitNothing(message, scene),
  settle: async ({ message }, scene) => {
    const head = await headOf(scene);
    if (head === scene.head) return NOT_DONE;
    if (!(await isMadeOn(scene.head, message, scene))) return movedOn(head, scene.head);
    scene.ground.head = head;
    return { kind: 'done', receipt: { from: scene.head, ground: head } };
  },
  undo: (_effect, moved, scene) => moveBack(moved, scene),
};

/** A commit that changes no file, whatever the index holds. */
export async function commitNothing(message: string, scene: Scene): Promise<Moved> {
  const { git } = scene.repository;
  const from = scene.ground.head;
  const committed = withMessageFile(scene.repository, message, (file) =>
    git.run(['commit', '--quiet', '--allow-empty', '--only', '--cleanup=whitespace', '--file', file]),
  );
  await orFail(committed, 'the commit failed');
  scene.ground.head = await headOf(scene);
  return { from, ground: scene.ground.head };
}

/** Takes HEAD back to where it was, where it is still at what was made of it. */
export async function moveBack({ from, ground }: Moved, scene: Scene): Promise<readonly Leftover[]> {
  const { git } = scene.repository;
  const command = shellCommand(['git', 'reset', '--keep', from]);
  const { sha } = await readStatus(git);
  if (sha === from) {
    scene.ground.head = from;
    return [];
  }
  if (sha !== ground) {
    const what = `HEAD is no longer the commit ${ground.slice(0, 7)} that relctl made`;
    return [{ what, command, keepsOlder: true }];
  }
  try {
    await git.run(['reset', '--quiet', '--keep', from]);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return [{ what: `git could not go back to ${from.slice(0, 7)}`, command, keepsOlder: true }];
  }
  scene.ground.head = from;
  return [];
}

/** null: there is none of that name. */
async function branchAt(name: string, git: Git): Promise<string | null> {
  const listing = await git.run(['for-each-ref', '--format=%(objectname)', '--', `refs/heads/${name}`]);
  return listing === '' ? null : listing.trim();
}

/** @throws EffectFailed in git's own words */
export async function orFail(deed: Promise<unknown>, what: string): Promise<void> {
  try {
    await deed;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new EffectFailed((undone) => refuse('STEP_FAILED', { what, said: error.said, undone }, error));
  }
}

/** As the old value of a ref: it must not exist yet. */
const NOTHING = '';
