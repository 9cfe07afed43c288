import { describe, expect, it } from 'vitest';
import { SCHEME_NAMES, schemeNamed } from '../version/schemes.ts';
import { parseVersion } from '../version/version.ts';
import { renderTag } from './format.ts';

const SPLIT = 'ver$major.$minor.$patch$prerelease$devrelease';

describe('renderTag', () => {
  it.each([
    ['v$version', '1.2.3', 'v1.2.3', 'v1.2.3', 'v1.2.3'],
    ['v$version', '1.2', 'v1.2', 'v1.2', 'v1.2'],
    ['v${version}', '1.2.3a1.dev2', 'v1.2.3a1.dev2', 'v1.2.3-a1-dev2', 'v1.2.3-alpha.1.dev.2'],
    ['$version', '1.2.3.post1+x', '1.2.3.post1+x', '1.2.3-post1+x', '1.2.3-post.1+x'],
    ['v$major.$minor.$patch', '1', 'v1.0.0', 'v1.0.0', 'v1.0.0'],
    ['v$major.$minor.$patch', '1.2.3.4', 'v1.2.3', 'v1.2.3', 'v1.2.3'],
    ['$major-$prerelease-', '3.0.0', '3--', '3--', '3--'],
    ['$major-$prerelease-', '3.0.0rc2', '3-rc2-', '3-rc2-', '3-rc.2-'],
    ['nov', '1.2.3', 'nov', 'nov', 'nov'],
    ['$$v$version$Version$', '1.2.3', '$v1.2.3$Version$', '$v1.2.3$Version$', '$v1.2.3$Version$'],
    [SPLIT, '1.2.3', 'ver1.2.3', 'ver1.2.3', 'ver1.2.3'],
    [SPLIT, '1.2.3a0.dev2', 'ver1.2.3a0.dev2', 'ver1.2.3a0.dev2', 'ver1.2.3alpha.0.dev2'],
    [SPLIT, '1.2.3.dev2', 'ver1.2.3.dev2', 'ver1.2.3.dev2', 'ver1.2.3.dev2'],
  ])('%s of %s', (format, version, ...names) => {
    const rendered = SCHEME_NAMES.map((scheme) =>
      renderTag(format, parseVersion(version)!, schemeNamed(scheme)!),
    );
    expect(rendered).toEqual(names);
  });
});
