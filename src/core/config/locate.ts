import { refuse } from '../error/error.ts';
import { isTable, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { knownSyntaxOf, parseFile } from '../syntax/syntax.ts';
import { commitizenSection } from './section.ts';
import { shown } from './value.ts';

/** commitizen's names, in commitizen's order (semantics, §1.1). */
export const CONFIG_NAMES = [
  '.cz.toml',
  'cz.toml',
  '.cz.json',
  'cz.json',
  '.cz.yaml',
  'cz.yaml',
  'pyproject.toml',
];

/** A configuration file, chosen. */
export interface LocatedConfig {
  readonly path: string;
  /** commitizen's settings, as the file has them. */
  readonly table: Table;
  /** Every file that has such settings, the chosen one first. */
  readonly candidates: readonly string[];
}

/**
 * Where configuration may be: the current folder, then the repository's top.
 *
 * @param prefix the current folder, repository-relative: '' at the top, else ending in '/'
 */
export function configPaths(prefix: string): readonly string[] {
  const folders = prefix === '' ? [''] : [prefix, ''];
  return folders.flatMap((folder) => CONFIG_NAMES.map((name) => folder + name));
}

/**
 * The first file that has the section; the files are never merged.
 *
 * @param files texts by path, those of {@link configPaths} that exist
 * @returns null when no file has the section
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
 * commitizen's settings in one file; null when the file is absent or has none.
 *
 * @throws INVALID_SYNTAX, INVALID_CONFIGURATION when the settings are no table, CONFIG_SYNTAX_UNKNOWN
 */
export function commitizenTable(file: string, text: string | undefined): Table | null {
  // An empty file is no JSON, and it configures nothing in any syntax.
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
