import { refuse } from '../error/error.ts';
import { cargo } from './cargo.ts';
import { commitizen } from './commitizen.ts';
import { composer } from './composer.ts';
import { npm } from './npm.ts';
import { pep621 } from './pep621.ts';
import { poetry } from './poetry.ts';
import { scm } from './scm.ts';
import { uv } from './uv.ts';

/** Where a project is within its repository. */
export interface ProjectPlace {
  /** Folder of the configuration file, repository-relative: '' at the top, else ending in '/'. */
  readonly folder: string;
  /** The configuration file, repository-relative. */
  readonly configFile: string;
}

/** Texts by repository-relative path. */
export type Texts = ReadonlyMap<string, string>;

/** All that a version can be read from. */
export interface VersionSource {
  readonly place: ProjectPlace;
  readonly texts: Texts;
  /** The highest version among the release tags that HEAD reaches; null when there is none, or nobody asked. */
  readonly tagged: string | null;
}

/** A way to keep the version of a project. */
export interface Provider {
  readonly name: string;
  /** The file that the version is read from, repository-relative; null: tags are the version, and no file holds it. */
  readonly file: (place: ProjectPlace) => string | null;
  /** Every file that is read or written for the version, `file` first, whether it exists or not. */
  readonly files: (place: ProjectPlace) => readonly string[];
  /** Whether one of the project's files, whose name could not be told before, is read as well. */
  readonly alsoReads: ((path: string, place: ProjectPlace) => boolean) | null;
  /** The version in a text of `file`, at any commit; null if it holds none, one that is too long, or can't be parsed. */
  readonly versionIn: (text: string, place: ProjectPlace) => string | null;
  /** @throws the error of the catalogue that says what is wrong with the file */
  readonly read: (source: VersionSource) => string;
  /**
   * The new texts of the files, with the version replaced and nothing else changed.
   *
   * @throws as `read` does, and VERSION_NOT_EDITABLE
   */
  readonly write: (version: string, source: VersionSource) => Texts;
}

/** In the order of their names. */
export const PROVIDERS: readonly Provider[] = [cargo, commitizen, composer, npm, pep621, poetry, scm, uv];

/** @throws VERSION_PROVIDER_UNKNOWN, which lists the known ones */
export function providerNamed(name: string): Provider {
  const provider = PROVIDERS.find((candidate) => candidate.name === name);
  if (provider !== undefined) return provider;
  throw refuse('VERSION_PROVIDER_UNKNOWN', { name, known: PROVIDERS.map((known) => known.name) });
}
