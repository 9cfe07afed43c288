import { syntaxOf } from '../syntax/syntax.ts';

/** Where a configuration file keeps commitizen's settings: `[tool.commitizen]`, in JSON and YAML `commitizen`. */
export function commitizenSection(file: string): readonly string[] {
  return syntaxOf(file)?.name === 'TOML' ? ['tool', 'commitizen'] : ['commitizen'];
}

/** Where it keeps relctl's own: `relctl`, but for a pyproject.toml, where tools stand under `[tool]`. */
export function relctlSection(file: string): readonly string[] {
  return file.endsWith('pyproject.toml') ? ['tool', 'relctl'] : ['relctl'];
}

/** The folder of a configuration file, which most paths in it are relative to: '' at the top, else ending in '/'. */
export function configFolder(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
