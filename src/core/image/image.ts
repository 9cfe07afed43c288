import { compareVersions, isPrerelease } from '../version/version.ts';
import type { Version } from '../version/version.ts';

/**
 * The container images of a release: its version, and `latest` for a final release that no other one exceeds.
 *
 * @param released every version that has a release tag
 * @returns full references, the version's first
 */
export function releaseImages(
  image: string,
  release: { readonly version: Version; readonly spelled: string },
  released: readonly Version[],
): readonly string[] {
  // A container tag has no '+'; the local part of a version follows an underscore instead.
  const versioned = `${image}:${release.spelled.replaceAll('+', '_')}`;
  return movesLatest(release.version, released) ? [versioned, `${image}:latest`] : [versioned];
}

function movesLatest(version: Version, released: readonly Version[]): boolean {
  if (isPrerelease(version)) return false;
  return !released.some((other) => !isPrerelease(other) && compareVersions(other, version) > 0);
}
