import { fileProvider, noVersion } from './file-provider.ts';

/** Composer's lock file does not repeat the version. */
export const composer = fileProvider({
  name: 'composer',
  file: ({ folder }) => `${folder}composer.json`,
  key: () => ['version'],
  absent: (absence) => noVersion('composer', absence),
  followers: null,
});
