import { refuse } from '../error/error.ts';
import { isTable, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { knownSyntaxOf, parseFile } from '../syntax/syntaxes.ts';
import { commitizenSection } from './section.ts';
import { shown } from './value.ts';

/** The names of the configuration files, in the order in which commitizen looks for them. */
export const CONFIG_NAMES = [
  '.cz.toml',
  'cz.toml',
  '.cz.json',
  'cz.json',
  '.cz.yaml',
  'cz.yaml',
  'pyproject.toml',
];

/** The configuration file that is used. */
export interface LocatedConfig {
  readonly path: string;
  /** commitizen's settings, not validated. */
  readonly table: Table;
  /** Every file with such settings. The first one is used. */
  readonly candidates: readonly string[];
}

/**
 * The paths at which relctl looks for a configuration file: in the current folder, then at the top of the repository.
 *
 * @param prefix the current folder, relative to the repository: '' at the top, else with a '/' at the end
 */
export function configPaths(prefix: string): readonly string[] {
  const folders = prefix === '' ? [''] : [prefix, ''];
  return folders.flatMap((folder) => CONFIG_NAMES.map((name) => folder + name));
}

/**
 * The first file that has commitizen's settings. Files are never merged.
 *
 * @param files texts by path, those of {@link configPaths} that exist
 * @returns null if no file has such settings
 */
export function locateConfig(
  paths: readonly string[],
  files: ReadonlyMap<string, string>,
): LocatedConfig | null {
  const found = paths.flatMap((path) => {
    const table = commitizenTable(path, files.get(path));
    return table === null ? [] : [{ path, table }];
  });
  const [chosen] = found;
  return chosen === undefined ? null : { ...chosen, candidates: found.map(({ path }) => path) };
}

/**
 * commitizen's settings in one file; null if the file does not exist or has none.
 *
 * @throws INVALID_SYNTAX, INVALID_CONFIGURATION if the settings are not a table, CONFIG_SYNTAX_UNKNOWN
 */
export function commitizenTable(file: string, text: string | undefined): Table | null {
  // An empty file is not valid JSON, but it only means that nothing is configured.
  if (text === undefined || (text === '' && knownSyntaxOf(file).name === 'JSON')) return null;
  const section = commitizenSection(file);
  const found = valueAt(parseFile(text, file), section) ?? null;
  if (found === null || isTable(found)) return found;
  throw refuse('INVALID_CONFIGURATION', {
    file,
    line: knownSyntaxOf(file).lineOf(text, section),
    key: section.join('.'),
    found: shown(found),
    expected: 'a table',
  });
}
