import { describe, expect, it } from 'vitest';
import { SCHEME_NAMES, schemeNamed } from './schemes.ts';
import { parseVersion } from './version.ts';

describe('schemes', () => {
  it('are known by their names', () => {
    expect(SCHEME_NAMES).toEqual(['pep440', 'semver', 'semver2']);
    expect(SCHEME_NAMES.map((name) => schemeNamed(name)?.name)).toEqual(SCHEME_NAMES);
  });

  it.each(['', 'SemVer', 'calver', 'constructor'])('knows no scheme %j', (name) => {
    expect(schemeNamed(name)).toBeNull();
  });

  it.each([
    ['1.2.3', '1.2.3', '1.2.3', '1.2.3'],
    ['1.0', '1.0', '1.0', '1.0'],
    ['1.2.3.4', '1.2.3.4', '1.2.3.4', '1.2.3.4'],
    ['1.2.3a0', '1.2.3a0', '1.2.3-a0', '1.2.3-alpha.0'],
    ['1.2.3b1', '1.2.3b1', '1.2.3-b1', '1.2.3-beta.1'],
    ['1.2.3rc2', '1.2.3rc2', '1.2.3-rc2', '1.2.3-rc.2'],
    ['1.2.3.post1', '1.2.3.post1', '1.2.3-post1', '1.2.3-post.1'],
    ['1.2.3.dev1', '1.2.3.dev1', '1.2.3-dev1', '1.2.3-dev.1'],
    ['1.2.3+x', '1.2.3+x', '1.2.3+x', '1.2.3+x'],
    ['1!1.2.3', '1!1.2.3', '1!1.2.3', '1!1.2.3'],
    [
      '2!1.2.3a0.post1.dev2+x.7',
      '2!1.2.3a0.post1.dev2+x.7',
      '2!1.2.3-a0-post1-dev2+x.7',
      '2!1.2.3-alpha.0.post.1.dev.2+x.7',
    ],
  ])('write %s', (text, ...expected) => {
    expect(SCHEME_NAMES.map((name) => schemeNamed(name)!.format(parseVersion(text)!))).toEqual(expected);
  });
});
