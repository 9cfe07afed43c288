import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refuse, RelctlError } from '../core/error/error.ts';
import { GitFailure, openGit } from './git.ts';
import type { Git } from './git.ts';

/** A folder within a project. */
export interface WorkPlace {
  /** The top of the work tree; outside of git the folder itself. Absolute. */
  readonly top: string;
  /** The folder, relative to the top: '' at the top, else ending in '/'. */
  readonly prefix: string;
}

/** Where a repository is. */
export interface Repository extends WorkPlace {
  /** git at the top of the work tree: every path that it is given is repository-relative. */
  readonly git: Git;
  /** This work tree's git directory (HEAD, index); absolute. */
  readonly gitDir: string;
  /** The directory that all work trees share (refs, objects); absolute. */
  readonly commonDir: string;
}

/**
 * The repository around a folder.
 *
 * @throws NO_SUCH_FOLDER, NOT_A_GIT_PROJECT (a bare repository too: there is no work tree to release from)
 */
export async function findRepository(folder: string): Promise<Repository> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw refuse('NO_SUCH_FOLDER', { folder });
  const here = openGit(folder);
  try {
    const [top = '', prefix = '', gitDir = '', commonDir = ''] = await placesOf(here);
    // core.worktree may name a folder that is not there.
    if (!existsSync(top)) throw refuse('NO_SUCH_FOLDER', { folder: top });
    return {
      git: openGit(top),
      top,
      prefix,
      gitDir: resolve(folder, gitDir),
      commonDir: resolve(folder, commonDir),
    };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    // Everything but "there is no repository" (dubious ownership, a broken .git) is told in git's own words.
    if (/safe\.directory|dubious|corrupt|\bconfig\b/.test(error.said)) {
      throw refuse('GIT_COMMAND_FAILED', { command: 'git rev-parse', said: error.said }, error);
    }
    throw refuse('NOT_A_GIT_PROJECT', { folder }, error);
  }
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

/** The operation that git has begun and not ended in this work tree. */
export function pendingOperation(repository: Repository): string | null {
  const pending = OPERATIONS.find(([file]) => existsSync(join(repository.gitDir, file)));
  return pending?.[1] ?? null;
}

/** {@link findRepository} for what git is not needed for: a version can be read in a container without `.git`. */
export async function findWorkPlace(folder: string): Promise<WorkPlace> {
  try {
    return await findRepository(folder);
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
