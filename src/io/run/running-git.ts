import { readdir, readFile, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Repository } from '../git/repository.ts';

/**
 * Whether a git process is running in a repository: its current directory is in the working tree or the git directory.
 *
 * Works on Linux only (/proc), and for the processes that this user may see. Elsewhere the answer is always no.
 */
export async function isGitRunning({ top, commonDir }: Repository): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map(placeOfGit));
  return places.some((place) => place !== null && [top, commonDir].some((folder) => isWithin(place, folder)));
}

/** The current directory of a process, if it is git; null for every other one. */
async function placeOfGit(pid: string): Promise<string | null> {
  try {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8');
    return name === 'git\n' ? await readlink(`/proc/${pid}/cwd`) : null;
  } catch {
    return null;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}
