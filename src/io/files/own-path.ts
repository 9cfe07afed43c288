import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Settings } from '../../core/config/settings.ts';

/** The settings, with every absolute path made relative to the folder of the configuration, like the other paths. */
export async function withOwnPaths(settings: Settings, top: string): Promise<Settings> {
  const home = join(top, dirname(settings.configFile));
  const { commitizen } = settings;
  const versionFiles = await Promise.all(
    commitizen.versionFiles.map(async (entry) => {
      const own = await ownPath(entry, home);
      // A path outside stays as the user wrote it. A later check refuses it, and its error quotes it.
      return own.startsWith('..') ? entry : own;
    }),
  );
  const changelogFile = await ownPath(commitizen.changelogFile, home);
  return { ...settings, commitizen: { ...commitizen, versionFiles, changelogFile } };
}

/**
 * A path, or an entry of `version_files`, relative to a folder.
 *
 * git reports the path of the working tree with symbolic links resolved, but users may write a path that goes through links.
 * So the links in the path's folders are resolved first.
 */
export async function ownPath(path: string, home: string): Promise<string> {
  if (!isAbsolute(path)) return path;
  const [folder = '/'] = FIXED_FOLDER.exec(path) ?? [];
  const from = relative(await withoutLinks(home), await withoutLinks(folder));
  return `${from === '' ? '' : `${from}/`}${path.slice(folder.length)}`;
}

/** Up to the last '/' before the first glob character or colon. */
const FIXED_FOLDER = /^[^*?[:]*\//;

async function withoutLinks(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
