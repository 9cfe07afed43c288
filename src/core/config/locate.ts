import { refuse } from '../error/error.ts';
import { parseToml } from './toml.ts';
import { isTable } from './value.ts';

/** commitizen's names, in commitizen's order (semantics, §1.1). */
const NAMES = ['.cz.toml', 'cz.toml', '.cz.json', 'cz.json', '.cz.yaml', 'cz.yaml', 'pyproject.toml'];

/** A configuration file, chosen. */
export interface LocatedConfig {
  readonly path: string;
  /** The `[tool.commitizen]` table. */
  readonly table: Readonly<Record<string, unknown>>;
  /** Every file that has such a table, the chosen one first. */
  readonly candidates: readonly string[];
}

/**
 * Where configuration may be: the current folder, then the repository's top.
 *
 * @param prefix the current folder, repository-relative: '' at the top, else ending in '/'
 */
export function configPaths(prefix: string): readonly string[] {
  const folders = prefix === '' ? [''] : [prefix, ''];
  return folders.flatMap((folder) => NAMES.map((name) => folder + name));
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

/** The `[tool.commitizen]` table of one file; null when the file is absent or has none. */
export function commitizenTable(path: string, text: string | undefined): LocatedConfig['table'] | null {
  if (text === undefined) return null;
  if (!path.endsWith('.toml')) return refuseOtherFormats(path, text);
  return tableAt(parseToml(text, path), ['tool', 'commitizen']);
}

/** The table at a path of a parsed document; null when there is none. */
export function tableAt(
  document: unknown,
  path: readonly string[],
): Readonly<Record<string, unknown>> | null {
  let at: unknown = document;
  for (const key of path) {
    if (!isTable(at) || !Object.hasOwn(at, key)) return null;
    at = at[key];
  }
  return isTable(at) ? at : null;
}

function refuseOtherFormats(path: string, text: string): null {
  if (text.includes('commitizen')) throw refuse('CONFIG_FORMAT_UNSUPPORTED', { file: path });
  return null;
}
