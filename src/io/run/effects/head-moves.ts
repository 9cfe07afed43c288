import { refuse } from '../../../core/error/error.ts';
import type { HeadMove } from '../../../core/plan/receipt.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import { GitFailure } from '../../git/git.ts';
import type { Git } from '../../git/git.ts';
import { readStatus } from '../../git/status.ts';
import type { Leftover, RunContext } from '../run-context.ts';
import { headElsewhere, headOf, isMadeOn } from './head.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { withMessageFile } from './message-file.ts';
import { undoUnfinished } from './traces.ts';

export const createBranch: Interpreter<'create-branch'> = {
  async apply({ name, at }, { repository }) {
    const words = ['update-ref', '-m', 'relctl: create the branch', `refs/heads/${name}`, at, NO_OBJECT];
    await orFail(repository.git.run(words), `the branch ${name} could not be created`);
    return {};
  },

  async recover({ name, at }, { repository: { git } }) {
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

export const switchBranch: Interpreter<'switch-branch'> = {
  async apply({ from, to }, context) {
    const words = ['switch', '--quiet', '--no-guess', to.branch];
    await orFail(context.repository.git.run(words), `git could not switch to ${to.branch}`);
    context.baseline.commit = to.head;
    return { from: from.head, to: to.head };
  },

  async recover({ from, to }, context) {
    const { sha, branch } = await readStatus(context.repository.git);
    if (branch === to.branch && sha === to.head) {
      context.baseline.commit = to.head;
      return { kind: 'done', receipt: { from: from.head, to: to.head } };
    }
    if (branch !== from.branch || sha !== from.head) return headElsewhere(sha, from.head);
    return { kind: 'not-done', left: await undoUnfinished(context) };
  },

  async undo({ from, to }, _receipt, context) {
    const { sha, branch } = await readStatus(context.repository.git);
    if (branch === from.branch && sha === from.head) {
      context.baseline.commit = from.head;
      return [];
    }
    const back = from.branch === null ? ['--detach', from.head] : ['--no-guess', from.branch];
    const left = {
      what: `HEAD is on ${branch ?? 'no branch'}`,
      command: shellCommand(['git', 'switch', ...back]),
    };
    if (branch !== to.branch || sha !== to.head) return [{ ...left, keepsOlder: true }];
    try {
      await context.repository.git.run(['switch', '--quiet', ...back]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return [{ ...left, what: `${left.what}, and git can’t switch back:\n${error.said}`, keepsOlder: true }];
    }
    context.baseline.commit = from.head;
    return [];
  },
};

export const fastForward: Interpreter<'fast-forward'> = {
  async apply({ branch, from, to }, context) {
    const words = ['merge', '--quiet', '--ff-only', to];
    await orFail(context.repository.git.run(words), `${branch} could not be brought forward`);
    context.baseline.commit = to;
    return { from, to };
  },

  async recover({ from, to }, context) {
    const head = await headOf(context);
    if (head === to) {
      context.baseline.commit = to;
      return { kind: 'done', receipt: { from, to } };
    }
    if (head !== from) return headElsewhere(head, from);
    return { kind: 'not-done', left: await undoUnfinished(context) };
  },

  undo: (_effect, move, context) => resetHead(move, context),
};

export const emptyCommit: Interpreter<'empty-commit'> = {
  apply: ({ message }, context) => makeEmptyCommit(message, context),
  recover: async ({ message }, context) => {
    const head = await headOf(context);
    if (head === context.head) return NOT_DONE;
    if (!(await isMadeOn(context.head, message, context))) return headElsewhere(head, context.head);
    context.baseline.commit = head;
    return { kind: 'done', receipt: { from: context.head, to: head } };
  },
  undo: (_effect, move, context) => resetHead(move, context),
};

/** Makes a commit that changes no file, whatever is staged. */
export async function makeEmptyCommit(message: string, context: RunContext): Promise<HeadMove> {
  const { git } = context.repository;
  const from = context.baseline.commit;
  const committed = withMessageFile(context.repository, message, (file) =>
    git.run(['commit', '--quiet', '--allow-empty', '--only', '--cleanup=whitespace', '--file', file]),
  );
  await orFail(committed, 'the commit failed');
  context.baseline.commit = await headOf(context);
  return { from, to: context.baseline.commit };
}

/** Moves HEAD back, if it is still at the commit where the effect left it. */
export async function resetHead({ from, to }: HeadMove, context: RunContext): Promise<readonly Leftover[]> {
  const { git } = context.repository;
  const command = shellCommand(['git', 'reset', '--keep', from]);
  const { sha } = await readStatus(git);
  if (sha === from) {
    context.baseline.commit = from;
    return [];
  }
  if (sha !== to) {
    const what = `HEAD is no longer the commit ${to.slice(0, 7)} that relctl made`;
    return [{ what, command, keepsOlder: true }];
  }
  try {
    await git.run(['reset', '--quiet', '--keep', from]);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return [{ what: `git could not move HEAD back to ${from.slice(0, 7)}`, command, keepsOlder: true }];
  }
  context.baseline.commit = from;
  return [];
}

/** null: there is no branch of that name. */
async function branchAt(name: string, git: Git): Promise<string | null> {
  const listing = await git.run(['for-each-ref', '--format=%(objectname)', '--', `refs/heads/${name}`]);
  return listing === '' ? null : listing.trim();
}

/** @throws EffectFailed with git's own words */
export async function orFail(command: Promise<unknown>, what: string): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new EffectFailed((undone) => refuse('STEP_FAILED', { what, said: error.said, undone }, error));
  }
}

/** As the old value of a ref it means: the ref must not exist yet. */
const NO_OBJECT = '';
