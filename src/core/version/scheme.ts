import { pep440 } from './pep440.ts';
import { semver } from './semver.ts';
import { semver2 } from './semver2.ts';
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

export const SCHEMES: readonly Scheme[] = [pep440, semver, semver2];

export const SCHEME_NAMES: readonly string[] = SCHEMES.map(({ name }) => name);

/** @returns null if no scheme has this name; names are case-sensitive */
export function schemeNamed(name: string): Scheme | null {
  return SCHEMES.find((scheme) => scheme.name === name) ?? null;
}
