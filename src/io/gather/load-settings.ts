import { relative, resolve } from 'node:path';
import { configPaths, commitizenTable, locateConfig } from '../../core/config/locate.ts';
import type { LocatedConfig } from '../../core/config/locate.ts';
import { misspeltKeys } from '../../core/config/misspelt.ts';
import type { MisspeltKey } from '../../core/config/misspelt.ts';
import { readSettings } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { syntaxOf } from '../../core/syntax/syntaxes.ts';
import { readTexts } from '../files/files.ts';
import { withOwnPaths } from '../files/own-path.ts';
import type { WorkPlace } from '../git/repository.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Every file that could have been the configuration, the chosen one first. Empty if there is no such file. */
  readonly candidates: readonly string[];
  readonly misspelt: readonly MisspeltKey[];
}

/**
 * The settings of the project that contains the repository's current folder.
 *
 * @param file given with `--config`, relative to the current folder; null searches as commitizen does
 * @param rules the commit convention, given with `--name`; null: the configured ones
 * @throws CONFIG_FILE_NOT_FOUND, CONFIG_FILE_IS_EMPTY, and the errors of a broken configuration
 */
export async function loadSettings(
  place: WorkPlace,
  file: string | null,
  rules: string | null,
): Promise<LoadedSettings> {
  const paths = configPaths(place.prefix);
  const named = file === null ? null : namedPath(place, file);
  const files = await readTexts(place.top, named === null ? paths : [...new Set([named, ...paths])]);
  const config = named === null ? locateConfig(paths, files) : namedConfig(named, files, file ?? named);
  const settings = await withOwnPaths(readSettings(config, files, rules), place.top);
  return { settings, candidates: config?.candidates ?? [], misspelt: misspeltKeys(config?.table ?? {}) };
}

function namedConfig(path: string, files: ReadonlyMap<string, string>, given: string): LocatedConfig {
  if (!files.has(path)) throw refuse('CONFIG_FILE_NOT_FOUND', { file: given });
  const table = commitizenTable(path, files.get(path));
  if (table === null) {
    throw refuse('CONFIG_FILE_IS_EMPTY', { file: given, isToml: syntaxOf(path)?.name === 'TOML' });
  }
  return { path, table, candidates: [path] };
}

/** Repository-relative. A configuration outside the repository does not belong to the project. */
export function namedPath({ top, prefix }: WorkPlace, file: string): string {
  const path = relative(top, resolve(top, prefix, file));
  if (path === '' || path.startsWith('..')) throw refuse('CONFIG_FILE_NOT_FOUND', { file });
  return path.replaceAll('\\', '/');
}
