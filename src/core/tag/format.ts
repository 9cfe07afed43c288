import { substitute } from '../text/template.ts';
import type { Scheme } from '../version/scheme.ts';
import type { Version } from '../version/version.ts';

/**
 * The tag name of a version: `v$version` → `v1.2.0`.
 *
 * Placeholders are `$version` (as the scheme writes it), `$major`, `$minor`, `$patch`, `$prerelease` and
 * `$devrelease` (both empty if the version has none). A format without placeholders gives the same name for every version.
 */
export function renderTag(format: string, version: Version, scheme: Scheme): string {
  const [major = 0, minor = 0, patch = 0] = version.release;
  return substitute(format, {
    version: scheme.format(version),
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    prerelease: version.pre === null ? '' : scheme.formatPre(version.pre),
    // commitizen reads this placeholder, but does not replace it in the names that it writes. The spelling is the one that it
    // reads, in every scheme.
    devrelease: version.dev === null ? '' : `.dev${version.dev}`,
  });
}
