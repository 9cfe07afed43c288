import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../../core/error/error.ts';
import type { CherryPick } from '../../../core/plan/effect.ts';
import type { PickReceipt } from '../../../core/plan/receipt.ts';
import { changeTime } from '../../files/files.ts';
import { GitFailure } from '../../git/git.ts';
import type { Repository } from '../../git/repository.ts';
import { HEARTBEAT_GRACE } from '../heartbeat.ts';
import type { InterruptedContext, RunContext } from '../run-context.ts';
import { headElsewhere, headOf, isMadeOn, readHead } from './head.ts';
import { EffectFailed, NOT_DONE, Paused } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { makeEmptyCommit, resetHead } from './head-moves.ts';
import { undoUnfinished } from './traces.ts';

/**
 * A pick that conflicts waits for the user. Applied again, it takes what the user made of it: the resolved files, or the
 * whole commit.
 */
export const cherryPick: Interpreter<'cherry-pick'> = {
  async apply(effect, context) {
    const { git } = context.repository;
    const picking = await pickUnderWay(context.repository);
    const from = context.baseline.commit;
    const head = await headOf(context);
    if (picking === null && head !== from) return takeOver(effect, from, head, context);
    if (picking !== null && picking !== effect.commit) throw new Paused(conflict(effect, []));
    try {
      await git.run(
        picking === null
          ? ['cherry-pick', '-x', effect.commit]
          : ['commit', '--quiet', '--no-edit', '--cleanup=strip'],
      );
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return stopped(effect, error, context);
    }
    context.baseline.commit = await headOf(context);
    const receipt = { from, to: context.baseline.commit, isEmpty: false };
    return picking === null ? receipt : { ...receipt, byHand: true };
  },

  async recover({ commit, whenEmpty }, context) {
    const { git } = context.repository;
    const picking = await pickUnderWay(context.repository);
    const head = await headOf(context);
    if (picking === commit && (await isPickOf(commit, context))) {
      await git.run(['cherry-pick', '--quit']);
    } else if (picking === commit && head === context.head && (await isUntouched(context))) {
      // The pick runs again. A commit of what git has prepared would run hooks that a pick does not run.
      await git.run(['cherry-pick', '--abort']);
    } else if (picking !== null) {
      // The user may have begun to resolve it: `apply` continues with that, and dropPick drops it.
      return NOT_DONE;
    }
    if (head === context.head) {
      const left = await undoUnfinished(context);
      await forgetPick(context);
      return { kind: 'not-done', left };
    }
    const isEmpty = whenEmpty !== null && (await isMadeOn(context.head, whenEmpty, context));
    if (!isEmpty && !(await isPickOf(commit, context))) return headElsewhere(head, context.head);
    context.baseline.commit = head;
    return { kind: 'done', receipt: { from: context.head, to: head, isEmpty } };
  },

  undo: (_effect, move, context) => resetHead(move, context),
};

async function isPickOf(
  commit: string,
  context: RunContext & Pick<InterruptedContext, 'head'>,
): Promise<boolean> {
  const { parents, message } = await readHead(context);
  return parents === context.head && message.includes(`(cherry picked from commit ${commit})`);
}

/** Whether the index is as the killed run left it, without a conflict that the user may be resolving. */
async function isUntouched(context: InterruptedContext): Promise<boolean> {
  const { gitDir } = context.repository;
  const changed = await changeTime(gitDir, 'index');
  if (changed === null || changed > context.lastHeartbeat + HEARTBEAT_GRACE) return false;
  return (await listed(context, ['ls-files', '--unmerged', '-z'])).length === 0;
}

/** Rolls back a pick that waits for the user. @throws GitFailure */
export async function dropPick(effect: CherryPick, context: RunContext): Promise<void> {
  const { git } = context.repository;
  if ((await pickUnderWay(context.repository)) === effect.commit) await git.run(['cherry-pick', '--abort']);
  // The user may have committed the resolved pick. Any other commit is their own.
  if (!(await isPickOf(effect.commit, { ...context, head: context.baseline.commit }))) return;
  await git.run(['reset', '--quiet', '--keep', context.baseline.commit]);
}

/** The user has already committed the pick. */
async function takeOver(
  effect: CherryPick,
  from: string,
  head: string,
  context: RunContext,
): Promise<PickReceipt> {
  if ((await parentOf(head, context)) !== from) {
    throw new Paused(refuse('PICK_LOST', { commit: effect.commit, facts: from }));
  }
  context.baseline.commit = head;
  return { from, to: head, isEmpty: false, byHand: true };
}

/** Why git did not commit the pick: a conflict, nothing to commit, or a hook that refuses. */
async function stopped(effect: CherryPick, error: GitFailure, context: RunContext): Promise<PickReceipt> {
  const { git } = context.repository;
  const failed = new EffectFailed((undone) =>
    refuse(
      'PICK_FAILED',
      { commit: effect.commit, subject: effect.subject, said: error.said, undone },
      error,
    ),
  );
  if ((await pickUnderWay(context.repository)) === null) throw failed;
  // git made the commit, so no difference is left, and the pick would look empty.
  if ((await headOf(context)) !== context.baseline.commit) throw failed;
  const unmerged = await listed(context, ['diff', '--name-only', '--diff-filter=U', '-z']);
  if (unmerged.length > 0) throw new Paused(conflict(effect, unmerged));
  if ((await listed(context, ['diff', '--cached', '--name-only', '-z', 'HEAD', '--'])).length > 0) {
    await git.run(['cherry-pick', '--abort']);
    throw failed;
  }
  await git.run(['cherry-pick', '--abort']);
  const head = context.baseline.commit;
  const move =
    effect.whenEmpty === null ? { from: head, to: head } : await makeEmptyCommit(effect.whenEmpty, context);
  return { ...move, isEmpty: true };
}

function conflict({ commit, subject }: CherryPick, files: readonly string[]): Error {
  return refuse('PICK_CONFLICT', { commit, subject, files });
}

/** A git that was killed before it recorded the pick leaves its message behind, and would offer it for the next commit. */
async function forgetPick({ repository: { git, gitDir } }: RunContext): Promise<void> {
  const isOfAnother = ['MERGE_HEAD', 'REVERT_HEAD'].some((name) => existsSync(join(gitDir, name)));
  if (!isOfAnother) await git.run(['cherry-pick', '--quit']);
}

/** The commit that git is picking; null: none. */
async function pickUnderWay({ gitDir }: Repository): Promise<string | null> {
  const file = join(gitDir, 'CHERRY_PICK_HEAD');
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() : null;
}

async function listed({ repository }: RunContext, command: readonly string[]): Promise<readonly string[]> {
  return (await repository.git.run(command)).split('\0').filter((path) => path !== '');
}

async function parentOf(commit: string, { repository }: RunContext): Promise<string> {
  return (await repository.git.run(['rev-parse', '--verify', `${commit}^`])).trim();
}
