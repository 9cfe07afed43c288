import { fileProvider, noVersion, versionAt, withString } from './file-provider.ts';
import type { Followers } from './file-provider.ts';

/** The locks repeat the version at the top, and since npm 7 also in the entry of the project itself. */
const LOCK_KEYS: readonly (readonly string[])[] = [['version'], ['packages', '', 'version']];

const locks: Followers = {
  files: ({ folder }) => [`${folder}package-lock.json`, `${folder}npm-shrinkwrap.json`],
  alsoReads: null,
  write(version, { texts, place }) {
    const edited = new Map<string, string>();
    for (const file of locks.files(place)) {
      const text = texts.get(file);
      if (text !== undefined) edited.set(file, withVersion(file, text, version));
    }
    return edited;
  },
};

export const npm = fileProvider({
  name: 'npm',
  file: ({ folder }) => `${folder}package.json`,
  key: () => ['version'],
  absent: (absence) => noVersion('npm', absence),
  followers: locks,
});

/** A lock may have only one of the two versions. relctl does not add a missing one. */
function withVersion(file: string, lock: string, version: string): string {
  return LOCK_KEYS.reduce(
    (text, key) =>
      typeof versionAt(file, text, key) === 'string' ? withString(file, text, key, version) : text,
    lock,
  );
}
