import { refuse } from '../../../core/error/error.ts';
import type { CreateCommit } from '../../../core/plan/effect.ts';
import type { CommandOutput } from '../../../core/plan/receipt.ts';
import { shortSha } from '../../../core/text/words.ts';
import { GitFailure } from '../../git/git.ts';
import { pathspecs } from '../../git/pathspecs.ts';
import type { RunContext } from '../run-context.ts';
import { headElsewhere, headOf, isInHistory, isMadeOn } from './head.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { withMessageFile } from './message-file.ts';
import {
  accept,
  changedPaths,
  findTraces,
  undoTraces,
  undoUnfinished,
  unfinishedTraces,
  unstage,
} from './traces.ts';

export const createCommit: Interpreter<'create-commit'> = {
  async apply(effect, context) {
    const { git } = context.repository;
    const parent = await headOf(context);
    const paths = await pathsToCommit(effect, context);
    if (paths.length === 0) {
      if (!effect.optional) throw new EffectFailed(() => refuse('NOTHING_TO_COMMIT', {}));
      return { parent, sha: parent, paths, traces: [], output: null };
    }
    try {
      // `git add` would refuse a path that a hook has already removed from the index.
      await git.run(['update-index', '--add', '--remove', '--', ...paths]);
      const output = await commit(effect, paths, context);
      const traces = await findTraces(context);
      accept(traces, context);
      return { parent, sha: await headOf(context), paths, traces, output };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      throw await failed(error, paths, context);
    }
  },

  async recover({ message, paths }, context) {
    const head = await headOf(context);
    if (head === context.head) {
      // The user's own dirty files neither prevent the commit nor come from its hooks.
      const left = await undoUnfinished(context, (path) => context.known.has(path));
      await unstage(paths, context);
      return { kind: 'not-done', left };
    }
    if (!(await isMadeOn(context.head, message, context))) return headElsewhere(head, context.head);
    const { ours: traces } = await unfinishedTraces(context);
    accept(traces, context);
    const committed = await committedPaths(context);
    return {
      kind: 'done',
      receipt: { parent: context.head, sha: head, paths: committed, traces, output: null },
    };
  },

  async undo(_effect, { parent, sha, paths, traces }, context) {
    if (sha === parent) return [];
    const { git } = context.repository;
    try {
      const words = ['update-ref', '-m', 'relctl: undo the bump commit', 'HEAD', parent, sha];
      if ((await headOf(context)) !== parent) await git.run(words);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const isKept = await isInHistory(sha, context);
      // The commit is already undone, and the user has gone on without touching its files.
      if (!isKept && (await isSame(parent, paths, context))) return undoTraces(traces, context);
      const what = `HEAD is no longer the commit ${shortSha(sha)} that relctl made`;
      const command = isKept ? `git revert ${sha}` : `git log --stat ${parent}..HEAD`;
      return [{ what, command, keepsOlder: true }];
    }
    await unstage(paths, context);
    return undoTraces(traces, context);
  },
};

/** Whether these files are the same in HEAD and in a commit. */
async function isSame(
  commit: string,
  paths: readonly string[],
  { repository }: RunContext,
): Promise<boolean> {
  const words = ['diff', '--name-only', '--no-renames', commit, 'HEAD', '--', ...pathspecs(paths)];
  return (await repository.git.run(words)) === '';
}

async function committedPaths({ repository }: RunContext): Promise<readonly string[]> {
  const words = ['diff', '--name-only', '--no-renames', '-z', 'HEAD^', 'HEAD', '--'];
  return (await repository.git.run(words)).split('\0').filter((path) => path !== '');
}

/** @returns what git printed. @throws GitFailure */
async function commit(
  effect: CreateCommit,
  paths: readonly string[],
  context: RunContext,
): Promise<CommandOutput> {
  try {
    return await commitOnce(effect, paths, context);
  } catch (error) {
    if (!effect.retry || !(error instanceof GitFailure)) throw error;
    context.onRetry(effect);
    const rewritten = [...new Set([...paths, ...(await changedPaths(context))])];
    await context.repository.git.run(['update-index', '--add', '--remove', '--', ...rewritten]);
    return commitOnce(effect, rewritten, context);
  }
}

async function commitOnce(
  { message, verify }: CreateCommit,
  paths: readonly string[],
  context: RunContext,
): Promise<CommandOutput> {
  const options = ['--cleanup=whitespace', ...(verify ? [] : ['--no-verify'])];
  const scope = await commitScope(paths, context);
  return withMessageFile(context.repository, message, (file) =>
    context.repository.git.runAloud(['commit', '--file', file, ...options, ...scope]),
  );
}

/** The planned paths and what the pre-bump hooks changed or staged. relctl writes ignored files, but never commits them. */
async function pathsToCommit(effect: CreateCommit, context: RunContext): Promise<readonly string[]> {
  const changed = await changedPaths(context);
  const others = effect.paths.filter((path) => !changed.includes(path));
  const ignored = await ignoredAmong(others, context);
  return [...changed, ...others.filter((path) => !ignored.includes(path))];
}

async function ignoredAmong(
  paths: readonly string[],
  { repository }: RunContext,
): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const ignored = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];
  return (await repository.git.run([...ignored, '--', ...pathspecs(paths)])).split('\0');
}

/**
 * Arguments that limit what git commits. If only the release is staged, there are none: then what commit hooks stage is
 * committed too. If the user has staged other changes, git commits these paths only, and the rest stays staged.
 */
async function commitScope(paths: readonly string[], { repository }: RunContext): Promise<readonly string[]> {
  const staged = await repository.git.run([
    'diff',
    '--cached',
    '--name-only',
    '--no-renames',
    '-z',
    'HEAD',
    '--',
  ]);
  const foreign = staged.split('\0').some((path) => path !== '' && !paths.includes(path));
  return foreign ? ['--only', '--', ...pathspecs(paths)] : [];
}

/** Restores what a refusing commit hook rewrote. The error lists those files, because they are often the reason. */
async function failed(
  error: GitFailure,
  paths: readonly string[],
  context: RunContext,
): Promise<EffectFailed> {
  const traces = await findTraces(context);
  await undoTraces(traces, context);
  await unstage(paths, context);
  const rewrote = traces.filter(({ left }) => left !== null).map(({ path }) => path);
  return new EffectFailed((undone) => refuse('COMMIT_FAILED', { said: error.said, rewrote, undone }, error));
}
