import { substitute } from '../text/template.ts';
import type { Scheme } from '../version/scheme.ts';
import type { Version } from '../version/version.ts';

/**
 * The tag name of a version: `v$version` → `v1.2.0`.
 *
 * Placeholders are `$version` (as the scheme writes it), `$major`, `$minor`, `$patch`, `$prerelease` and
 * `$devrelease` (both empty when the version has none). A format without any gives the same name for every version.
 */
export function renderTag(format: string, version: Version, scheme: Scheme): string {
  const [major = 0, minor = 0, patch = 0] = version.release;
  return substitute(format, {
    version: scheme.format(version),
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    prerelease: version.pre === null ? '' : scheme.formatPre(version.pre),
    // commitizen reads this placeholder but leaves it in the names it writes; the spelling is the one it reads,
    // whatever the scheme.
    devrelease: version.dev === null ? '' : `.dev${version.dev}`,
  });
}
