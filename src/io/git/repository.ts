import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { nearestReal } from '../files/files.ts';
import { findByFiles } from './find-by-files.ts';
import { GitFailure, openGit } from './git.ts';
import type { Git } from './git.ts';

/** A folder within a project. */
export interface WorkPlace {
  /** The top of the working tree; outside of git the folder itself. Absolute. */
  readonly top: string;
  /** The folder, relative to the top: '' at the top, else ending in '/'. */
  readonly prefix: string;
}

/** The location of a repository. */
export interface Repository extends WorkPlace {
  /** git at the top of the working tree. All paths for it are repository-relative. */
  readonly git: Git;
  /** The git directory of this working tree (HEAD, index); absolute. */
  readonly gitDir: string;
  /** The directory that all working trees share (refs, objects); absolute. */
  readonly commonDir: string;
}

/**
 * The repository around a folder.
 *
 * @throws NO_SUCH_FOLDER, NOT_A_GIT_PROJECT (also for a bare repository, because it has no working tree to release
 *   from)
 */
export async function findRepository(folder: string): Promise<Repository> {
  const places = findByFiles(folder);
  return places === null ? askGit(folder) : { ...places, git: openGit(places.top) };
}

/** @throws as {@link findRepository} */
async function askGit(folder: string): Promise<Repository> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw refuse('NO_SUCH_FOLDER', { folder });
  const here = openGit(folder);
  try {
    const [top = '', prefix = '', gitDir = '', commonDir = ''] = await placesOf(here);
    // core.worktree may name a folder that does not exist.
    if (!existsSync(top)) throw refuse('NO_SUCH_FOLDER', { folder: top });
    const places = { top, prefix, gitDir: resolve(folder, gitDir), commonDir: resolve(folder, commonDir) };
    if (!(await isOwnGitDir(places))) throw refuse('NOT_A_GIT_PROJECT', { folder });
    return { ...places, git: openGit(top) };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    // For all other errors (dubious ownership, a broken .git), relctl shows git's own message.
    if (/safe\.directory|dubious|corrupt|\bconfig\b/.test(error.said)) {
      throw refuse('GIT_COMMAND_FAILED', { command: 'git rev-parse', said: error.said }, error);
    }
    throw refuse('NOT_A_GIT_PROJECT', { folder }, error);
  }
}

/**
 * Whether no commit can have brought the git directory. A folder with the files of a bare repository can be committed, and its
 * configuration may name programs that git runs. A `.git` can't be committed.
 */
async function isOwnGitDir({ top, gitDir }: Pick<Repository, 'top' | 'gitDir'>): Promise<boolean> {
  if (process.env['GIT_DIR'] !== undefined || basename(gitDir) === '.git') return true;
  const link = await readFile(join(top, '.git'), 'utf8').catch(() => '');
  const target = /^gitdir: (.*?)\n?$/s.exec(link)?.[1];
  if (target === undefined) return false;
  const [named, found] = await Promise.all([nearestReal(resolve(top, target)), nearestReal(gitDir)]);
  return named === found;
}

async function placesOf(git: Git): Promise<readonly string[]> {
  const places = ['--show-toplevel', '--show-prefix', '--git-dir', '--git-common-dir'];
  const lines = (await git.run(['rev-parse', ...places])).replace(/\n$/, '').split('\n');
  if (lines.length === places.length) return lines;
  // A line end in a path looks like the end of one.
  const alone = places.map(async (place) => (await git.run(['rev-parse', place])).replace(/\n$/, ''));
  return Promise.all(alone);
}

/** The commits whose parents a shallow clone left out. */
export async function shallowBoundary(repository: Repository): Promise<ReadonlySet<string>> {
  const file = join(repository.commonDir, 'shallow');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  return new Set(text.split('\n').filter((line) => line !== ''));
}

const OPERATIONS: readonly (readonly [file: string, operation: string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

/** The unfinished git operation in this working tree. */
export function pendingOperation(repository: Repository): string | null {
  const pending = OPERATIONS.find(([file]) => existsSync(join(repository.gitDir, file)));
  return pending?.[1] ?? null;
}

/** {@link findRepository} for commands that do not need git. A version can be read in a container without git or `.git`. */
export async function findWorkPlace(folder: string): Promise<WorkPlace> {
  try {
    return await askGit(folder);
  } catch (error) {
    const withoutGit =
      error instanceof RelctlError && ['NOT_A_GIT_PROJECT', 'GIT_NOT_FOUND'].includes(error.code);
    if (withoutGit) return { top: folder, prefix: '' };
    throw error;
  }
}

export function isRepository(place: WorkPlace): place is Repository {
  return 'git' in place;
}
