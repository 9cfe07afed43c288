import { syntaxOf } from '../syntax/syntaxes.ts';

/** The path of commitizen's settings in a configuration file: `[tool.commitizen]`, or `commitizen` in JSON and YAML. */
export function commitizenSection(file: string): readonly string[] {
  return syntaxOf(file)?.name === 'TOML' ? ['tool', 'commitizen'] : ['commitizen'];
}

/** The path of relctl's own settings: `[tool.relctl]` in pyproject.toml, else `relctl`. */
export function relctlSection(file: string): readonly string[] {
  return file.endsWith('pyproject.toml') ? ['tool', 'relctl'] : ['relctl'];
}

/** The folder of a configuration file: '' at the top, else with a '/' at the end. Most paths in the file are relative to it. */
export function configFolder(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
