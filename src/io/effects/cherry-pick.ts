import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../core/error/error.ts';
import type { CherryPick } from '../../core/release/effect.ts';
import { changeTime } from '../files.ts';
import { GitFailure } from '../git.ts';
import type { Repository } from '../repository.ts';
import { headOf, isMadeOn, movedOn, readHead } from './head.ts';
import { EffectFailed, NOT_DONE, Paused } from './interpreter.ts';
import type { Interpreter, Ruin, Scene } from './interpreter.ts';
import { commitNothing, moveBack } from './moving.ts';
import type { Moved } from './moving.ts';
import { takeBackUnfinished, UNSEEN } from './traces.ts';

export interface Picked extends Moved {
  /** Whether nothing was left of the change. */
  readonly isEmpty: boolean;
  /** Whether a person has resolved it: what they have made of it is not to be lost. */
  readonly byHand?: true;
}

/**
 * A pick that meets a conflict waits for a person; applied once more it takes over what that person has made of it:
 * resolved files, or the whole commit.
 */
export const cherryPick: Interpreter<CherryPick, Picked> = {
  async apply(effect, scene) {
    const { git } = scene.repository;
    const picking = await pickUnderWay(scene.repository);
    const from = scene.ground.head;
    const head = await headOf(scene);
    if (picking === null && head !== from) return takeOver(effect, from, head, scene);
    if (picking !== null && picking !== effect.commit) throw new Paused(conflict(effect, []));
    try {
      await git.run(
        picking === null
          ? ['cherry-pick', '-x', effect.commit]
          : ['commit', '--quiet', '--no-edit', '--cleanup=strip'],
      );
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return stopped(effect, error, scene);
    }
    scene.ground.head = await headOf(scene);
    const picked = { from, ground: scene.ground.head, isEmpty: false };
    return picking === null ? picked : { ...picked, byHand: true };
  },

  async settle({ commit, whenEmpty }, scene) {
    const { git } = scene.repository;
    const picking = await pickUnderWay(scene.repository);
    const head = await headOf(scene);
    if (picking === commit && (await isPickOf(commit, scene))) {
      await git.run(['cherry-pick', '--quit']);
    } else if (picking === commit && head === scene.head && (await isUntouched(scene))) {
      // Made anew: to commit what git has prepared would run hooks that a pick does not run.
      await git.run(['cherry-pick', '--abort']);
    } else if (picking !== null) {
      // What a person has begun to resolve is taken up by `apply`, and dropped by dropPick.
      return NOT_DONE;
    }
    if (head === scene.head) {
      const left = await takeBackUnfinished(scene);
      await forgetPick(scene);
      return { kind: 'not-done', left };
    }
    const isEmpty = whenEmpty !== null && (await isMadeOn(scene.head, whenEmpty, scene));
    if (!isEmpty && !(await isPickOf(commit, scene))) return movedOn(head, scene.head);
    scene.ground.head = head;
    return { kind: 'done', receipt: { from: scene.head, ground: head, isEmpty } };
  },

  undo: (_effect, moved, scene) => moveBack(moved, scene),
};

async function isPickOf(commit: string, scene: Scene & Pick<Ruin, 'head'>): Promise<boolean> {
  const { parents, message } = await readHead(scene);
  return parents === scene.head && message.includes(`(cherry picked from commit ${commit})`);
}

/** Whether the index is as the killed run left it, without a conflict that a person may be at work on. */
async function isUntouched(scene: Ruin): Promise<boolean> {
  const { gitDir } = scene.repository;
  const changed = await changeTime(gitDir, 'index');
  if (changed === null || changed > scene.lastSign + UNSEEN) return false;
  return (await listed(scene, ['ls-files', '--unmerged', '-z'])).length === 0;
}

/** Takes back a pick that waits for a person. @throws GitFailure */
export async function dropPick(effect: CherryPick, scene: Scene): Promise<void> {
  const { git } = scene.repository;
  if ((await pickUnderWay(scene.repository)) === effect.commit) await git.run(['cherry-pick', '--abort']);
  // Perhaps the person has made the commit of it. Any other commit is theirs.
  if (!(await isPickOf(effect.commit, { ...scene, head: scene.ground.head }))) return;
  await git.run(['reset', '--quiet', '--keep', scene.ground.head]);
}

/** The person has made the commit already. */
async function takeOver(effect: CherryPick, from: string, head: string, scene: Scene): Promise<Picked> {
  if ((await parentOf(head, scene)) !== from) {
    throw new Paused(refuse('PICK_LOST', { commit: effect.commit, ground: from }));
  }
  scene.ground.head = head;
  return { from, ground: head, isEmpty: false, byHand: true };
}

/** Why git did not make a commit of the pick: a conflict, nothing left to commit, or a hook that refuses. */
async function stopped(effect: CherryPick, error: GitFailure, scene: Scene): Promise<Picked> {
  const { git } = scene.repository;
  const failed = new EffectFailed((undone) =>
    refuse(
      'PICK_FAILED',
      { commit: effect.commit, subject: effect.subject, said: error.said, undone },
      error,
    ),
  );
  if ((await pickUnderWay(scene.repository)) === null) throw failed;
  // The commit is made: nothing would differ from it, and the pick be taken for an empty one.
  if ((await headOf(scene)) !== scene.ground.head) throw failed;
  const unmerged = await listed(scene, ['diff', '--name-only', '--diff-filter=U', '-z']);
  if (unmerged.length > 0) throw new Paused(conflict(effect, unmerged));
  if ((await listed(scene, ['diff', '--cached', '--name-only', '-z', 'HEAD', '--'])).length > 0) {
    await git.run(['cherry-pick', '--abort']);
    throw failed;
  }
  await git.run(['cherry-pick', '--abort']);
  const { head } = scene.ground;
  const moved =
    effect.whenEmpty === null ? { from: head, ground: head } : await commitNothing(effect.whenEmpty, scene);
  return { ...moved, isEmpty: true };
}

function conflict({ commit, subject }: CherryPick, files: readonly string[]): Error {
  return refuse('PICK_CONFLICT', { commit, subject, files });
}

/** A git that died before it could note down the pick leaves its message, which the next commit would be offered. */
async function forgetPick({ repository: { git, gitDir } }: Scene): Promise<void> {
  const isOfAnother = ['MERGE_HEAD', 'REVERT_HEAD'].some((name) => existsSync(join(gitDir, name)));
  if (!isOfAnother) await git.run(['cherry-pick', '--quit']);
}

/** The commit whose pick git has begun and not ended; null when there is none. */
async function pickUnderWay({ gitDir }: Repository): Promise<string | null> {
  const file = join(gitDir, 'CHERRY_PICK_HEAD');
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() : null;
}

async function listed({ repository }: Scene, command: readonly string[]): Promise<readonly string[]> {
  return (await repository.git.run(command)).split('\0').filter((path) => path !== '');
}

async function parentOf(commit: string, { repository }: Scene): Promise<string> {
  return (await repository.git.run(['rev-parse', '--verify', `${commit}^`])).trim();
}
