import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Settings } from '../core/config/settings.ts';

/** The settings, with every absolute path told from the folder of the configuration, as the others are. */
export async function withOwnPaths(settings: Settings, top: string): Promise<Settings> {
  const home = join(top, dirname(settings.configFile));
  const { commitizen } = settings;
  const versionFiles = await Promise.all(
    commitizen.versionFiles.map(async (entry) => {
      const own = await ownPath(entry, home);
      // One outside is refused by the name that it was written by.
      return own.startsWith('..') ? entry : own;
    }),
  );
  const changelogFile = await ownPath(commitizen.changelogFile, home);
  return { ...settings, commitizen: { ...commitizen, versionFiles, changelogFile } };
}

/**
 * A path, or an entry of `version_files`, as it is told from a folder.
 *
 * git names the work tree without symbolic links, people do not: so the links of its folders are followed.
 */
export async function ownPath(path: string, home: string): Promise<string> {
  if (!isAbsolute(path)) return path;
  const [folder = '/'] = FIXED_FOLDER.exec(path) ?? [];
  const from = relative(await withoutLinks(home), await withoutLinks(folder));
  return `${from === '' ? '' : `${from}/`}${path.slice(folder.length)}`;
}

/** Up to the last '/' before anything that a glob, or what stands behind its colon, may hold. */
const FIXED_FOLDER = /^[^*?[:]*\//;

async function withoutLinks(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
