import type { Prerelease, Version } from './version.ts';

/**
 * How versions are written. Reading, ordering and incrementing are the same for all schemes (`parseVersion`,
 * `compareVersions`, `nextVersion`), and `parseVersion` must read back what `format` writes.
 */
export interface Scheme {
  /** Its name in `version_scheme`. */
  readonly name: string;
  readonly format: (version: Version) => string;
  /** The prerelease alone, without a separator before it: `a0` or `alpha.0`. */
  readonly formatPre: (pre: Prerelease) => string;
}
