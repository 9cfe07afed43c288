import { readString } from '../syntax/string-at.ts';
import { toml } from '../syntax/toml.ts';

/** The name of the project in a pyproject.toml; null if it has none or can't be parsed. */
export function projectName(pyproject: string): string | null {
  for (const path of [
    ['project', 'name'],
    ['tool', 'poetry', 'name'],
  ]) {
    const name = readString(toml, pyproject, path);
    if (name.kind === 'found' && name.value !== '') return name.value;
  }
  return null;
}
