import { lineOfTomlKey } from '../config/toml.ts';
import { refuse } from '../error/error.ts';
import type { ProjectPlace, Provider } from './provider.ts';
import { readTomlString, replaceTomlString } from './toml-edit.ts';

interface TomlKey {
  readonly name: string;
  readonly file: (place: ProjectPlace) => string;
  /** Where in the file the version is. */
  readonly key: readonly string[];
  /** The error for a file that holds no version there. */
  readonly absent: (absence: Absence) => Error;
}

export interface Absence {
  readonly file: string;
  /** null when the file itself is absent. */
  readonly text: string | null;
  /** The deepest table on the way to the key that exists; the key's own table when the value is empty. */
  readonly parent: readonly string[];
}

/** A provider that keeps the version as one string of a TOML file. */
export function tomlProvider({ name, file, key, absent }: TomlKey): Provider {
  function read(text: string | null, place: ProjectPlace): string {
    const path = file(place);
    if (text === null) throw absent({ file: path, text, parent: [] });
    const found = readTomlString(text, key);
    switch (found.kind) {
      case 'found':
        if (found.value !== '') return found.value;
        throw absent({ file: path, text, parent: key.slice(0, -1) });
      case 'absent':
        throw absent({ file: path, text, parent: found.parent });
      case 'not-a-string':
        throw refuse('VERSION_NOT_A_STRING', {
          file: path,
          line: lineOfTomlKey(text, key),
          key: key.join('.'),
        });
      case 'broken':
        throw refuse('INVALID_TOML', { file: path, line: found.line, reason: found.reason });
    }
  }
  return {
    name,
    file,
    versionIn(text) {
      const found = readTomlString(text, key);
      return found.kind === 'found' && found.value !== '' ? found.value : null;
    },
    read,
    write(text, version, place) {
      read(text, place);
      return replaceTomlString(text, key, version, file(place));
    },
  };
}

/**
 * The error for a pyproject.toml that is absent or has no version at the provider's key.
 *
 * @param provider the name of the one that looked there
 */
export function noVersion(provider: string, key: readonly string[], { file, text, parent }: Absence): Error {
  if (text === null) return refuse('VERSION_FILE_MISSING', { file, provider });
  const table = key.slice(0, -1);
  return refuse('VERSION_KEY_MISSING', {
    file,
    line: lineOfTomlKey(text, key),
    table: table.join('.'),
    tableExists: parent.length === table.length,
    elsewhere: versionElsewhere(text),
  });
}

/** Another provider's version in the same file, to point a misconfigured project to. */
export function versionElsewhere(text: string): { readonly provider: string; readonly key: string } | null {
  const places = [
    { provider: 'pep621', path: ['project', 'version'] },
    { provider: 'poetry', path: ['tool', 'poetry', 'version'] },
    { provider: 'commitizen', path: ['tool', 'commitizen', 'version'] },
  ];
  const other = places.find(({ path }) => {
    const found = readTomlString(text, path);
    return found.kind === 'found' && found.value !== '';
  });
  return other === undefined ? null : { provider: other.provider, key: other.path.join('.') };
}
