import { renderTag } from '../tag/format.ts';
import { nextVersion, PATCH } from '../version/bump.ts';
import { compareVersions, finalOf, isPrerelease } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { Base } from './base.ts';

/**
 * The first version without a tag that is of the same kind as the wanted one and greater than the current one. A
 * prerelease also counts as taken if its final version is released.
 *
 * @param names the names of all known tags
 * @returns null if the tag format gives different versions the same tag
 */
export function freeVersion(
  { version: current, formats, scheme }: Pick<Base, 'version' | 'formats' | 'scheme'>,
  wanted: Version,
  names: readonly string[],
): Version | null {
  const known = new Set(names);
  const isTaken = (version: Version): boolean => known.has(renderTag(formats.current, version, scheme));
  let version = compareVersions(wanted, current) > 0 ? wanted : finalBehind(current);
  for (let step = 0; step <= 2 * known.size; step += 1) {
    const isOut = isTaken(finalOf(version));
    if (!isTaken(version) && (version.pre === null || !isOut)) return version;
    version = behind(version, isOut);
  }
  return null;
}

/** @param isOut whether the final version is released */
function behind(version: Version, isOut: boolean): Version {
  const { pre } = version;
  if (pre === null) return patched(version);
  return isOut
    ? { ...patched(version), pre: { ...pre, number: 0 } }
    : { ...finalOf(version), pre: { ...pre, number: pre.number + 1 } };
}

function finalBehind(version: Version): Version {
  return isPrerelease(version) ? finalOf(version) : patched(version);
}

function patched(version: Version): Version {
  return { ...nextVersion(finalOf(version), PATCH), epoch: version.epoch };
}
