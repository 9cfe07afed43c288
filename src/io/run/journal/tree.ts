import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Repository } from '../../git/repository.ts';

/** Identifies a working tree of a repository, even if the repository is moved. '' is the main one. */
export function treeOf({ gitDir, commonDir }: Repository): string {
  return relative(commonDir, gitDir);
}

/**
 * The current path of a working tree.
 *
 * @param top its path when the run began
 * @returns null: it no longer exists
 */
export async function placeOf(tree: string, top: string, { commonDir }: Repository): Promise<string | null> {
  const place = tree === '' ? mainPlace(top, commonDir) : await linkedPlace(join(commonDir, tree));
  return place !== null && existsSync(place) ? place : null;
}

function mainPlace(top: string, commonDir: string): string {
  return basename(commonDir) === '.git' ? dirname(commonDir) : top;
}

/** git keeps the path of a linked working tree's `.git` in the file `gitdir`. */
async function linkedPlace(gitDir: string): Promise<string | null> {
  const path = await readFile(join(gitDir, 'gitdir'), 'utf8').catch(() => null);
  return path === null ? null : dirname(resolve(gitDir, path.trim()));
}
