import type { Provider } from './provider.ts';

/** What a project without any release tag is at. */
const UNRELEASED = '0.0.0';

/** The tags are the version: the highest one that HEAD reaches. No file holds it, so none is written. */
export const scm: Provider = {
  name: 'scm',
  file: () => null,
  files: () => [],
  alsoReads: null,
  versionIn: () => null,
  read: ({ tagged }) => tagged ?? UNRELEASED,
  write: () => new Map(),
};
