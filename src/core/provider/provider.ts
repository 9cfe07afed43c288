/** The place of a project in its repository. */
export interface ProjectPlace {
  /** The folder of the configuration file, relative to the repository: '' at the top, else with a '/' at the end. */
  readonly folder: string;
  /** The configuration file, relative to the repository. */
  readonly configFile: string;
}

/** Texts by path relative to the repository. */
export type Texts = ReadonlyMap<string, string>;

/** Everything that a version can be read from. */
export interface VersionSource {
  readonly place: ProjectPlace;
  readonly texts: Texts;
  /** The highest version of the release tags that are reachable from HEAD; null if there is none, or it was not read. */
  readonly tagged: string | null;
}

/** Reads and writes the version of a project in one kind of place. */
export interface Provider {
  readonly name: string;
  /** The file that contains the version, relative to the repository; null: the version comes from the tags. */
  readonly file: (place: ProjectPlace) => string | null;
  /** Every file that is read or written for the version, `file` first. They may not exist. */
  readonly files: (place: ProjectPlace) => readonly string[];
  /** Whether the provider also reads this file of the project, whose name is not known in advance. */
  readonly alsoReads: ((path: string, place: ProjectPlace) => boolean) | null;
  /** The version in a text of `file` at any commit; null if there is none, it is too long, or the text can't be parsed. */
  readonly versionIn: (text: string, place: ProjectPlace) => string | null;
  /** @throws an error that says what is wrong with the file */
  readonly read: (source: VersionSource) => string;
  /**
   * The new texts of the files. Only the version is replaced.
   *
   * @throws the errors of `read`, VERSION_NOT_EDITABLE
   */
  readonly write: (version: string, source: VersionSource) => Texts;
}
