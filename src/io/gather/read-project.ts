import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import type { Means } from '../../core/release/base.ts';
import {
  encodingOf,
  filesToRead,
  searchesFiles,
  versionFilePaths,
  versionFileRoots,
} from '../../core/release/release-files.ts';
import { pathspecs } from '../git/pathspecs.ts';
import { readTexts, refuseOutside } from '../files/files.ts';
import { inTime } from '../process/in-time.ts';
import type { Repository } from '../git/repository.ts';

/**
 * The texts that a release may read or write, by their repository-relative paths. A file that does not exist is absent.
 *
 * @throws FILE_OUTSIDE, FILE_LEFT_OUT, FILE_UNREADABLE, NOT_UTF8
 */
export async function readProject(
  repository: Repository,
  means: Means,
  settings: Settings,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Set(filesToRead(means, settings));
  if (searchesFiles(means, settings)) {
    const listing = await repository.git.run([
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
    ]);
    const found = inTime(() => versionFilePaths(means, settings, listing.split('\0')));
    for (const path of found) paths.add(path);
  }
  await refuseOutside(repository.top, [...paths, ...versionFileRoots(means, settings)]);
  const texts = await readTexts(repository.top, [...paths], (path) => encodingOf(path, means, settings));
  await refuseLeftOut(
    repository,
    [...paths].filter((path) => !texts.has(path)),
  );
  return texts;
}

/**
 * Refuses files that are in the commit but that a sparse checkout leaves out of the working tree. If relctl assumed
 * that they do not exist, it would start a new changelog, or leave an old version in one of them.
 *
 * @param paths of files that do not exist in the working tree
 * @throws FILE_LEFT_OUT
 */
export async function refuseLeftOut({ git, gitDir }: Repository, paths: readonly string[]): Promise<void> {
  if (paths.length === 0 || !existsSync(join(gitDir, 'info', 'sparse-checkout'))) return;
  const listing = await git.run(['ls-files', '-z', '-t', '--', ...pathspecs(paths)]);
  const files = listing.split('\0').flatMap((record) => (record.startsWith('S ') ? [record.slice(2)] : []));
  if (files.length > 0) throw refuse('FILE_LEFT_OUT', { files });
}
