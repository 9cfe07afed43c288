import { UTF_8, UTF_8_WITH_MARK } from '../config/encoding.ts';
import type { Encoding } from '../config/encoding.ts';
import type { Settings } from '../config/settings.ts';
import { globPattern } from '../provider/glob.ts';
import { lockPaths } from '../provider/uv-lock.ts';
import { parseVersionFile } from '../provider/version-files.ts';
import type { Means } from './base.ts';

/** The files that a release may read or write, relative to the repository, whether they exist or not. */
export function filesToRead({ provider, place }: Means, { commitizen }: Settings): readonly string[] {
  return [
    ...new Set([
      ...provider.files(place),
      `${place.folder}pyproject.toml`,
      changelogPath(place, commitizen),
      ...lockPaths(place),
    ]),
  ];
}

export function changelogPath({ folder }: Means['place'], { changelogFile }: Settings['commitizen']): string {
  return `${folder}${changelogFile}`;
}

/**
 * The encoding of a file: the configured one for the changelog and `version_files`; UTF-8 for files from which relctl
 * reads the version or the configuration, because their formats require it.
 */
export function encodingOf(path: string, means: Means, settings: Settings): Encoding {
  const { place, provider } = means;
  const changelog = changelogPath(place, settings.commitizen);
  const isData =
    path !== changelog &&
    (path === place.configFile ||
      filesToRead(means, settings).includes(path) ||
      provider.alsoReads?.(path, place) === true);
  return isData ? UTF_8 : settings.commitizen.encoding;
}

/**
 * The initial text of a new changelog; null: none.
 *
 * Parity: `utf-8-sig` begins a new file with a byte order mark.
 */
export function emptyChangelog({ encoding }: Settings['commitizen']): string | null {
  return encoding === UTF_8_WITH_MARK ? '\ufeff' : null;
}

/** Whether {@link versionFilePaths} needs the list of all files of the project. */
export function searchesFiles({ provider }: Means, { commitizen }: Settings): boolean {
  return commitizen.versionFiles.length > 0 || provider.alsoReads !== null;
}

/**
 * The files of a project that `version_files` matches, or that the provider looks for.
 *
 * @param paths relative to the repository
 */
export function versionFilePaths(
  { place, provider }: Means,
  { commitizen }: Settings,
  paths: readonly string[],
): readonly string[] {
  const patterns = commitizen.versionFiles.map((entry) => globPattern(parseVersionFile(entry).glob));
  return paths.filter(
    (path) =>
      provider.alsoReads?.(path, place) === true ||
      (path.startsWith(place.folder) &&
        patterns.some((pattern) => pattern?.test(path.slice(place.folder.length)))),
  );
}

/**
 * The fixed part of each `version_files` entry: the file, or the folder with which a glob begins. Relative to the
 * repository, or absolute if written so.
 */
export function versionFileRoots({ place }: Means, { commitizen }: Settings): readonly string[] {
  return commitizen.versionFiles.map((entry) => {
    const { glob } = parseVersionFile(entry);
    const root = /[*?[]/.test(glob) ? (/^[^*?[]*\//.exec(glob)?.[0] ?? '') : glob;
    return root.startsWith('/') ? root : `${place.folder}${root}`;
  });
}
