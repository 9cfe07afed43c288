import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Repository } from '../repository.ts';

/** Which work tree of a repository this is, wherever the repository is moved to: '' is the main one. */
export function treeOf({ gitDir, commonDir }: Repository): string {
  return relative(commonDir, gitDir);
}

/**
 * Where a work tree is now.
 *
 * @param top where it was
 * @returns null where it is gone
 */
export async function placeOf(tree: string, top: string, { commonDir }: Repository): Promise<string | null> {
  const place = tree === '' ? mainPlace(top, commonDir) : await linkedPlace(join(commonDir, tree));
  return place !== null && existsSync(place) ? place : null;
}

function mainPlace(top: string, commonDir: string): string {
  return basename(commonDir) === '.git' ? dirname(commonDir) : top;
}

/** git keeps there the path of the tree's own `.git`. */
async function linkedPlace(gitDir: string): Promise<string | null> {
  const path = await readFile(join(gitDir, 'gitdir'), 'utf8').catch(() => null);
  return path === null ? null : dirname(resolve(gitDir, path.trim()));
}
