import type { Provider } from './provider.ts';

/** The version of a project without a release tag. */
const UNRELEASED = '0.0.0';

/** The version is the highest release tag that is reachable from HEAD. No file contains it, so none is written. */
export const scm: Provider = {
  name: 'scm',
  file: () => null,
  files: () => [],
  alsoReads: null,
  versionIn: () => null,
  read: ({ tagged }) => tagged ?? UNRELEASED,
  write: () => new Map(),
};
