import { configPaths, locateConfig } from '../core/config/locate.ts';
import { readSettings } from '../core/config/read.ts';
import type { Settings } from '../core/config/settings.ts';
import { refuse, RelctlError } from '../core/error/error.ts';
import { GitFailure, openGit } from './git.ts';
import type { Git } from './git.ts';
import { readBlobs } from './objects.ts';

/** A repository as a server has it: there may be no work tree. */
export interface ServerRepository {
  readonly git: Git;
  /** The branch that HEAD names. */
  readonly defaultBranch: string | null;
}

/**
 * The repository that a hook of a server runs in. git tells every git that is started where it is, and where what is
 * being pushed waits (its quarantine), by the environment alone.
 *
 * @throws NOT_A_GIT_PROJECT
 */
export async function openServerRepository(folder: string): Promise<ServerRepository> {
  const git = openGit(folder);
  try {
    await git.run(['rev-parse', '--git-dir']);
  } catch (error) {
    if (error instanceof GitFailure) throw refuse('NOT_A_GIT_PROJECT', { folder }, error);
    throw error;
  }
  return { git, defaultBranch: await branchOfHead(git) };
}

async function branchOfHead(git: Git): Promise<string | null> {
  try {
    return (await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'])).trim();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

/**
 * The settings that commits hold, at the top of the tree: of the first that can be read. A configuration that was
 * pushed broken must not keep its own mending out.
 *
 * @param commits in the order in which they are asked
 * @throws what the configuration of the last one earns
 */
export async function settingsAt(git: Git, commits: readonly string[]): Promise<Settings> {
  const paths = configPaths('');
  const texts = await readBlobs(
    git,
    commits.flatMap((commit) => paths.map((path) => `${commit}:${path}`)),
  );
  const faults: RelctlError[] = [];
  for (const commit of commits) {
    const found = paths.flatMap((path) => {
      const text = texts.get(`${commit}:${path}`);
      return text === undefined ? [] : [[path, text] as const];
    });
    try {
      const files = new Map(found);
      return readSettings(locateConfig(paths, files), files);
    } catch (error) {
      if (!(error instanceof RelctlError)) throw error;
      faults.push(error);
    }
  }
  const [fault] = faults.slice(-1);
  if (fault !== undefined) throw fault;
  return readSettings(null, new Map());
}
