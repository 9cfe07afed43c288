import { DEV_DEPENDENCIES } from './dev-dependency.ts';

/**
 * A folder's name as the name of a project.
 *
 * @returns null where nothing of it can stand in one
 * @see https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function distributionName(folder: string): string | null {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (name === '') return null;
  // Its module could not be imported, or would stand in the way of another one.
  const isTaken = /^\d/.test(name) || TAKEN.has(moduleName(name)) || DEV_DEPENDENCIES.includes(name);
  return isTaken ? `app-${name}` : name;
}

/** The name under which a project is imported. */
export function moduleName(distribution: string): string {
  return distribution.toLowerCase().replace(/[^a-z\d]+/g, '_');
}

/** Keywords of Python in small letters, and modules that a project's own must not hide. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield match case type ' +
    'test tests src os sys dataclasses collections'
  ).split(' '),
);
