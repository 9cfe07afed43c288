import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Where a repository is, as `git rev-parse` says it. All paths are absolute, except `prefix`. */
export interface RepositoryPlaces {
  readonly top: string;
  readonly prefix: string;
  readonly gitDir: string;
  readonly commonDir: string;
}

/**
 * Finds the repository around a folder without a git process, in the way that git documents. It knows the usual case only:
 * `.git` is a folder of the same user, and its configuration moves nothing. Synchronous, because these few calls are faster
 * than one asynchronous one.
 *
 * @returns null for everything else: git has to say
 */
export function findByFiles(folder: string): RepositoryPlaces | null {
  if (DECIDING.some((name) => process.env[name] !== undefined)) return null;
  try {
    const start = realpathSync(folder);
    const top = nearestTop(start);
    if (top === null || !isUsual(top)) return null;
    const prefix = relative(top, start);
    const gitDir = join(top, '.git');
    return { top, prefix: prefix === '' ? '' : `${prefix}/`, gitDir, commonDir: gitDir };
  } catch {
    return null;
  }
}

/** The variables by which git looks elsewhere, or stops looking. */
const DECIDING = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
];

/** The nearest folder with a `.git`; null if git might take another one, or stop before it. */
function nearestTop(start: string): string | null {
  const { dev } = statSync(start);
  for (let folder = start; ; folder = dirname(folder)) {
    if (exists(join(folder, '.git'))) return folder;
    // Such a folder may be a bare repository, or a `.git` itself.
    if (exists(join(folder, 'HEAD'))) return null;
    const parent = dirname(folder);
    if (parent === folder || statSync(parent).dev !== dev) return null;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isUsual(top: string): boolean {
  const gitDir = join(top, '.git');
  const folders = [gitDir, join(gitDir, 'refs'), join(gitDir, 'objects')].map((path) => lstatSync(path));
  const user = process.geteuid?.();
  return (
    [statSync(top), ...folders].every((found) => found.isDirectory() && found.uid === user) &&
    USUAL_HEAD.test(readFileSync(join(gitDir, 'HEAD'), 'utf8')) &&
    !UNUSUAL.test(readFileSync(join(gitDir, 'config'), 'utf8'))
  );
}

const USUAL_HEAD = /^(?:ref: refs\/|[0-9a-f]{40})/;

/** Settings that move the working tree or the repository, or that only git can follow. */
const UNUSUAL = /worktree|include|extensions|\bbare(?!\s*=\s*false\s*$)/im;
