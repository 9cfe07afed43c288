import { refuse } from '../../core/error/error.ts';
import type { CreateCommit } from '../../core/release/effect.ts';
import { shortSha } from '../../core/text/words.ts';
import { GitFailure } from '../git.ts';
import type { Spoken } from '../git.ts';
import { headOf, isInHistory, isMadeOn, movedOn } from './head.ts';
import { EffectFailed, pathspecs } from './interpreter.ts';
import type { Interpreter, Scene } from './interpreter.ts';
import { withMessageFile } from './message-file.ts';
import {
  accept,
  changedPaths,
  findTraces,
  takeBack,
  takeBackUnfinished,
  unfinishedTraces,
  unstage,
} from './traces.ts';
import type { Trace } from './traces.ts';

export interface CommitReceipt {
  /** Its parent. */
  readonly parent: string;
  /** The commit that was made; the parent where there was nothing to commit. */
  readonly sha: string;
  readonly paths: readonly string[];
  /** What commit hooks changed. */
  readonly traces: readonly Trace[];
  /** What git printed; null where there was nothing to commit. */
  readonly output: Spoken | null;
}

export const createCommit: Interpreter<CreateCommit, CommitReceipt> = {
  async apply(effect, scene) {
    const { git } = scene.repository;
    const parent = await headOf(scene);
    const paths = await pathsToCommit(effect, scene);
    if (paths.length === 0) {
      if (!effect.optional) throw new EffectFailed(() => refuse('NOTHING_TO_COMMIT', {}));
      return { parent, sha: parent, paths, traces: [], output: null };
    }
    try {
      // Not `git add`: it refuses a path that a hook has removed from the index already.
      await git.run(['update-index', '--add', '--remove', '--', ...paths]);
      const output = await commit(effect, paths, scene);
      const traces = await findTraces(scene);
      accept(traces, scene);
      return { parent, sha: await headOf(scene), paths, traces, output };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      throw await failed(error, paths, scene);
    }
  },

  async settle({ message, paths }, scene) {
    const head = await headOf(scene);
    if (head === scene.head) {
      // What a person changed beside the release is neither in the way of the commit nor the work of its hooks.
      const left = await takeBackUnfinished(scene, (path) => scene.known.has(path));
      await unstage(paths, scene);
      return { kind: 'not-done', left };
    }
    if (!(await isMadeOn(scene.head, message, scene))) return movedOn(head, scene.head);
    const { ours: traces } = await unfinishedTraces(scene);
    accept(traces, scene);
    const committed = await committedPaths(scene);
    return {
      kind: 'done',
      receipt: { parent: scene.head, sha: head, paths: committed, traces, output: null },
    };
  },

  async undo(_effect, { parent, sha, paths, traces }, scene) {
    if (sha === parent) return [];
    const { git } = scene.repository;
    try {
      const words = ['update-ref', '-m', 'relctl: undo the bump commit', 'HEAD', parent, sha];
      if ((await headOf(scene)) !== parent) await git.run(words);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const isKept = await isInHistory(sha, scene);
      // Undone already, and somebody has gone on from there without touching its files.
      if (!isKept && (await isSame(parent, paths, scene))) return takeBack(traces, scene);
      const what = `HEAD is no longer the commit ${shortSha(sha)} that relctl made`;
      const command = isKept ? `git revert ${sha}` : `git log --stat ${parent}..HEAD`;
      return [{ what, command, keepsOlder: true }];
    }
    await unstage(paths, scene);
    return takeBack(traces, scene);
  },
};

/** Whether HEAD has these files as a commit has them. */
async function isSame(commit: string, paths: readonly string[], { repository }: Scene): Promise<boolean> {
  const words = ['diff', '--name-only', '--no-renames', commit, 'HEAD', '--', ...pathspecs(paths)];
  return (await repository.git.run(words)) === '';
}

async function committedPaths({ repository }: Scene): Promise<readonly string[]> {
  const words = ['diff', '--name-only', '--no-renames', '-z', 'HEAD^', 'HEAD', '--'];
  return (await repository.git.run(words)).split('\0').filter((path) => path !== '');
}

/** git's own words of the commit. @throws GitFailure */
async function commit(effect: CreateCommit, paths: readonly string[], scene: Scene): Promise<Spoken> {
  try {
    return await commitOnce(effect, paths, scene);
  } catch (error) {
    if (!effect.retry || !(error instanceof GitFailure)) throw error;
    scene.onRetry(effect);
    const rewritten = [...new Set([...paths, ...(await changedPaths(scene))])];
    await scene.repository.git.run(['update-index', '--add', '--remove', '--', ...rewritten]);
    return commitOnce(effect, rewritten, scene);
  }
}

async function commitOnce(
  { message, verify }: CreateCommit,
  paths: readonly string[],
  scene: Scene,
): Promise<Spoken> {
  const options = ['--cleanup=whitespace', ...(verify ? [] : ['--no-verify'])];
  const scope = await commitScope(paths, scene);
  return withMessageFile(scene.repository, message, (file) =>
    scene.repository.git.runAloud(['commit', '--file', file, ...options, ...scope]),
  );
}

/** What was planned and what the pre-bump hooks changed or staged. What git ignores is written and never committed. */
async function pathsToCommit(effect: CreateCommit, scene: Scene): Promise<readonly string[]> {
  const changed = await changedPaths(scene);
  const others = effect.paths.filter((path) => !changed.includes(path));
  const ignored = await ignoredAmong(others, scene);
  return [...changed, ...others.filter((path) => !ignored.includes(path))];
}

async function ignoredAmong(paths: readonly string[], { repository }: Scene): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const ignored = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];
  return (await repository.git.run([...ignored, '--', ...pathspecs(paths)])).split('\0');
}

/**
 * The whole index where it holds nothing but the release, so that what commit hooks stage goes along and the index
 * is in step with the commit. Where somebody else's changes are staged: these paths only, and they stay staged.
 */
async function commitScope(paths: readonly string[], { repository }: Scene): Promise<readonly string[]> {
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

/** What a refusing commit hook rewrote is put back; its names are told, for they are often the reason. */
async function failed(error: GitFailure, paths: readonly string[], scene: Scene): Promise<EffectFailed> {
  const traces = await findTraces(scene);
  await takeBack(traces, scene);
  await unstage(paths, scene);
  const rewrote = traces.filter(({ left }) => left !== null).map(({ path }) => path);
  return new EffectFailed((undone) => refuse('COMMIT_FAILED', { said: error.said, rewrote, undone }, error));
}
