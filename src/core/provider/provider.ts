import { refuse } from '../error/error.ts';
import { commitizen } from './commitizen.ts';
import { pep621 } from './pep621.ts';
import { poetry } from './poetry.ts';
import { uv } from './uv.ts';

/** Where a project is within its repository. */
export interface ProjectPlace {
  /** Folder of the configuration file, repository-relative: '' at the top, else ending in '/'. */
  readonly folder: string;
  /** The configuration file, repository-relative. */
  readonly configFile: string;
}

/** A way to keep the version in a file of the project. */
export interface Provider {
  readonly name: string;
  /** The file that holds the version, repository-relative. */
  readonly file: (place: ProjectPlace) => string;
  /** The version in a text of that file, at any commit; null when it holds none or can't be parsed. */
  readonly versionIn: (text: string) => string | null;
  /**
   * {@link Provider.versionIn} for the file as it is now.
   *
   * @param text null when there is no such file
   * @throws the error of the catalogue that says what is wrong with it
   */
  readonly read: (text: string | null, place: ProjectPlace) => string;
  /**
   * The file's text with the version replaced and nothing else changed.
   *
   * @throws as `read` does
   */
  readonly write: (text: string, version: string, place: ProjectPlace) => string;
}

const PROVIDERS: readonly Provider[] = [commitizen, pep621, poetry, uv];

/** commitizen's other providers; relctl does not offer them yet. */
const NOT_YET: readonly string[] = ['cargo', 'composer', 'npm', 'scm'];

/** @throws VERSION_PROVIDER_UNKNOWN, which lists the known ones */
export function providerNamed(name: string): Provider {
  const provider = PROVIDERS.find((candidate) => candidate.name === name);
  if (provider !== undefined) return provider;
  throw refuse('VERSION_PROVIDER_UNKNOWN', {
    name,
    notYet: NOT_YET.includes(name),
    known: PROVIDERS.map((known) => known.name),
  });
}
