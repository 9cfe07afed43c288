import { CONFIG_NAMES } from '../config/locate.ts';
import { PROVIDERS } from './providers.ts';
import type { ProjectPlace } from './provider.ts';

/** The files that may configure a project, in the order in which commitizen looks for them. */
export function configFilesOf({ folder, configFile }: ProjectPlace): readonly string[] {
  return [...new Set([configFile, ...CONFIG_NAMES.map((name) => folder + name)])].toSorted(
    (a, b) => rank(a, folder) - rank(b, folder),
  );
}

/** A file that was named on the command line comes first. */
function rank(file: string, folder: string): number {
  return CONFIG_NAMES.indexOf(file.slice(folder.length));
}

/** Every file that may contain the version of a project at some commit, with any provider. */
export function versionPlaces(place: ProjectPlace): readonly string[] {
  const configs = configFilesOf(place);
  const files = configs.flatMap((configFile) =>
    PROVIDERS.flatMap((provider) => provider.file({ ...place, configFile }) ?? []),
  );
  return [...new Set([...configs, ...files])];
}
