import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { configPaths, locateConfig } from '../../core/config/locate.ts';
import { readSettings } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { withOwnPaths } from '../files/own-path.ts';
import type { Git } from '../git/git.ts';
import { readBlobs } from '../git/objects.ts';
import { isUnborn } from '../git/staged.ts';
import type { HookPlace } from '../git/staged.ts';
import { loadSettings, namedPath } from './load-settings.ts';

/**
 * The settings by which a new commit is judged: those of HEAD, or of the index if there is no commit yet. So no commit is
 * judged by the rules that it brings, or by rules that are in no commit.
 *
 * A file that is not committed yet configures nothing, even if `file` names it: its first commit must be possible.
 *
 * @param file as for `loadSettings`
 * @param rules as for `loadSettings`
 * @throws CONFIG_FILE_NOT_FOUND, and the errors of a broken configuration
 */
export async function committedSettings(
  place: HookPlace,
  file: string | null,
  rules: string | null,
): Promise<Settings> {
  const { git, top, prefix } = place;
  const named = file === null ? null : namedPath(place, file);
  const paths = configPaths(prefix);
  const files = await committedTexts(git, named === null ? paths : [...new Set([named, ...paths])]);
  if (named !== null && !files.has(named) && !existsSync(join(top, named))) {
    throw refuse('CONFIG_FILE_NOT_FOUND', { file: file ?? named });
  }
  const config = locateConfig(named === null ? paths : [named], files);
  return withOwnPaths(readSettings(config, files, rules), top);
}

async function committedTexts(git: Git, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // git reads one name a line.
  const names = paths.filter((path) => !path.includes('\n'));
  const textsAt = async (revision: string): Promise<ReadonlyMap<string, string>> => {
    const texts = await readBlobs(
      git,
      names.map((path) => `${revision}:${path}`),
      undefined,
      'followed',
    );
    return new Map([...texts].map(([name, text]) => [name.slice(revision.length + 1), text]));
  };
  const texts = await textsAt('HEAD');
  return texts.size === 0 && (await isUnborn(git)) ? textsAt('') : texts;
}

/** Whether the working tree configures something else than a new commit is judged by. */
export async function isConfigurationChanged(
  place: HookPlace,
  file: string | null,
  rules: string | null,
  committed: Settings,
): Promise<boolean> {
  const own = await loadSettings(place, file, rules).catch(() => null);
  return own === null || !isDeepStrictEqual(withoutVersion(own.settings), withoutVersion(committed));
}

/** With the provider `commitizen`, the settings contain the version. A commit that changes only the version needs no note about the configuration. */
function withoutVersion({ commitizen, ...settings }: Settings): Settings {
  return { ...settings, commitizen: { ...commitizen, version: '' } };
}
