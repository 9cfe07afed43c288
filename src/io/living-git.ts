import { readdir, readFile, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Whether some git is at work in a repository now: one that stands in its work tree, or in its git directory.
 *
 * Only Linux tells (in /proc, and of the processes that it lets this user see); elsewhere none is known of.
 */
export async function isGitAtWork({ top, commonDir }: Repository): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map(placeOfGit));
  return places.some((place) => place !== null && [top, commonDir].some((folder) => isWithin(place, folder)));
}

/** Where a process stands that is a git; null for every other one. */
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
