import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../core/error/error.ts';
import type { CreateCommit } from '../../core/release/effect.ts';
import { GitFailure } from '../git.ts';
import type { Repository } from '../repository.ts';
import { findTraces, removeTraces } from './hook-traces.ts';
import { EffectFailed, pathspecs } from './interpreter.ts';
import type { Interpreter, Scene } from './interpreter.ts';

export interface CommitReceipt {
  /** The commit that was made. */
  readonly sha: string;
  readonly paths: readonly string[];
  /** What git printed. */
  readonly output: string;
}

export const createCommit: Interpreter<CreateCommit, CommitReceipt> = {
  async apply(effect, scene) {
    const { git } = scene.repository;
    const hooked = await findTraces(scene);
    const paths = [...new Set([...effect.paths, ...hooked.map(({ path }) => path)])];
    try {
      await git.run(['add', '--', ...pathspecs(paths)]);
      // --only: what else is staged belongs to somebody else and stays staged.
      const commit = ['commit', '--only', '--cleanup=whitespace', '--file'];
      const output = await withMessageFile(scene.repository, effect.message, (file) =>
        git.run([...commit, file, '--', ...pathspecs(paths)]),
      );
      return { sha: (await git.run(['rev-parse', 'HEAD'])).trim(), paths, output };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      await git.run(['reset', '--quiet', 'HEAD', '--', ...pathspecs(paths)]);
      throw await failed(
        error,
        hooked.map(({ path }) => path),
        scene,
      );
    }
  },

  async undo(_effect, { sha, paths }, { repository: { git }, basis }) {
    try {
      await git.run(['update-ref', '-m', 'relctl: undo the bump commit', 'HEAD', basis.head, sha]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return {
        what: `HEAD is no longer the commit ${sha.slice(0, 7)} that relctl made`,
        command: `git revert ${sha}`,
      };
    }
    await git.run(['reset', '--quiet', 'HEAD', '--', ...pathspecs(paths)]);
    return null;
  },
};

/** What a refusing commit hook rewrote is put back; its names are told, for they are often the reason. */
async function failed(error: GitFailure, known: readonly string[], scene: Scene): Promise<EffectFailed> {
  const rewritten = (await findTraces(scene)).filter(({ path }) => !known.includes(path));
  await removeTraces(rewritten, scene);
  const rewrote = rewritten.map(({ path }) => path);
  return new EffectFailed((undone) => refuse('COMMIT_FAILED', { said: error.said, rewrote, undone }, error));
}

/** Messages reach git by a file: they may begin with a dash, be long, or hold anything but NUL. */
export async function withMessageFile<T>(
  { commonDir }: Repository,
  message: string,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = join(commonDir, 'relctl', 'message');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, message, 'utf8');
  try {
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}
