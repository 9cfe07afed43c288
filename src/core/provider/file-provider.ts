import { refuse } from '../error/error.ts';
import { readString, replaceString } from '../syntax/string-at.ts';
import { knownSyntaxOf } from '../syntax/syntaxes.ts';
import { LONGEST_VERSION } from '../text/limits.ts';
import type { ProjectPlace, Provider, Texts, VersionSource } from './provider.ts';

interface VersionFile {
  readonly name: string;
  readonly file: (place: ProjectPlace) => string;
  /** The path of the version in a text of the file. */
  readonly key: (text: string, place: ProjectPlace) => readonly string[];
  /** The error for a file that has no version at this path. */
  readonly absent: (absence: Absence) => Error;
  /** Files that repeat the version; null if there are none. */
  readonly followers: Followers | null;
}

/** Files that repeat the version of another file. */
export interface Followers {
  readonly files: (place: ProjectPlace) => readonly string[];
  readonly alsoReads: Provider['alsoReads'];
  /** Their new texts. Files that do not exist or have no version are left out. */
  readonly write: (version: string, source: VersionSource) => Texts;
}

export interface Absence {
  readonly file: string;
  /** null if the file does not exist. */
  readonly text: string | null;
  readonly key: readonly string[];
  /** The deepest existing table on the path to the key. If the value is empty: the table of the key. */
  readonly parent: readonly string[];
}

/** A provider whose version is one string in a file, and may be repeated in other files. */
export function fileProvider({ name, file, key, absent, followers }: VersionFile): Provider {
  function read({ texts, place }: VersionSource): string {
    const path = file(place);
    const text = texts.get(path) ?? null;
    if (text === null) throw absent({ file: path, text, key: [], parent: [] });
    const at = key(text, place);
    const found = versionAt(path, text, at);
    if (typeof found === 'string' && found !== '') return found;
    const parent = typeof found === 'string' ? at.slice(0, -1) : found.parent;
    throw absent({ file: path, text, key: at, parent });
  }
  return {
    name,
    file,
    files: (place) => [file(place), ...(followers?.files(place) ?? [])],
    alsoReads: followers?.alsoReads ?? null,
    versionIn(text, place) {
      const found = readString(knownSyntaxOf(file(place)), text, key(text, place));
      const isOne = found.kind === 'found' && found.value !== '' && found.value.length <= LONGEST_VERSION;
      return isOne ? found.value : null;
    },
    read,
    write(version, source) {
      read(source);
      const path = file(source.place);
      const text = source.texts.get(path) ?? '';
      const edited = withString(path, text, key(text, source.place), version);
      return new Map([[path, edited], ...(followers?.write(version, source) ?? [])]);
    },
  };
}

/**
 * The text with a new version at a key.
 *
 * @throws VERSION_NOT_EDITABLE if other values would change, too
 */
export function withString(file: string, text: string, key: readonly string[], version: string): string {
  const syntax = knownSyntaxOf(file);
  const edited = replaceString(syntax, text, key, version);
  if (edited !== null) return edited;
  throw refuse('VERSION_NOT_EDITABLE', { file, line: syntax.lineOf(text, key), key: shownKey(key) });
}

/**
 * The string at a key; if there is none, the deepest existing table on the path to the key.
 *
 * @throws VERSION_FILE_INVALID, VERSION_NOT_A_STRING
 */
export function versionAt(
  file: string,
  text: string,
  key: readonly string[],
): string | { readonly parent: readonly string[] } {
  const syntax = knownSyntaxOf(file);
  const found = readString(syntax, text, key);
  switch (found.kind) {
    case 'found':
      return found.value;
    case 'absent':
      return { parent: found.parent };
    case 'not-a-string':
      throw refuse('VERSION_NOT_A_STRING', {
        file,
        line: syntax.lineOf(text, key),
        key: shownKey(key),
        syntax: syntax.name,
      });
    case 'broken':
      throw refuse('VERSION_FILE_INVALID', {
        file,
        line: found.line,
        syntax: syntax.name,
        reason: found.reason,
      });
  }
}

/**
 * The error for a project file that does not exist or has no version at the provider's key.
 *
 * @param provider the name of the provider
 */
export function noVersion(provider: string, { file, text, key, parent }: Absence): Error {
  if (text === null) return refuse('VERSION_FILE_MISSING', { file, provider });
  const table = key.slice(0, -1);
  const syntax = knownSyntaxOf(file);
  return refuse('VERSION_KEY_MISSING', {
    file,
    line: syntax.lineOf(text, key),
    table: table.join('.'),
    tableExists: parent.length === table.length,
    syntax: syntax.name,
    elsewhere: versionElsewhere(file, text),
  });
}

/** Where another provider would find a version in the same pyproject.toml, for the hint. */
export function versionElsewhere(
  file: string,
  text: string,
): { readonly provider: string; readonly key: string } | null {
  const places = [
    { provider: 'pep621', path: ['project', 'version'] },
    { provider: 'poetry', path: ['tool', 'poetry', 'version'] },
    { provider: 'commitizen', path: ['tool', 'commitizen', 'version'] },
  ];
  const syntax = knownSyntaxOf(file);
  if (syntax.name !== 'TOML') return null;
  const other = places.find(({ path }) => {
    const found = readString(syntax, text, path);
    return found.kind === 'found' && found.value !== '';
  });
  return other === undefined ? null : { provider: other.provider, key: other.path.join('.') };
}

function shownKey(key: readonly string[]): string {
  return key.map((part) => (part === '' ? '""' : part)).join('.');
}
