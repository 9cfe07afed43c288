import { describe, expect, it } from 'vitest';
import { pep440 } from '../version/pep440.ts';
import { tagReader } from './recognise.ts';

function versionRead(format: string, name: string, legacy: readonly string[] = []): string | null {
  const version = tagReader({ current: format, legacy, ignored: [] }).versionOf(name);
  return version === null ? null : pep440.format(version);
}

describe('tagReader, versionOf', () => {
  it.each([
    ['v$version', 'v1.0.0', '1.0.0'],
    ['v${version}', 'v1.0.0', '1.0.0'],
    ['v$version', 'v1.2', '1.2'],
    ['v$version', 'v1.2.3-alpha.0.dev.2', '1.2.3a0.dev2'],
    ['v$version', 'v1.2.3-a0-dev2+x', '1.2.3a0.dev2+x'],
    ['v$version', 'v1.2.3rc1', '1.2.3rc1'],
    // Parity: `$version` reads a v of its own.
    ['$version', 'v1.0.0', '1.0.0'],
    ['v$version', 'vv1.2.3', '1.2.3'],
    // Parity: `$version` reads neither a lone number nor what PEP 440 puts behind a dot.
    ['v$version', 'v1', null],
    ['v$version', 'v1.2.3.4', null],
    ['v$version', 'v1.2.3.dev1', null],
    ['v$version', 'v1.2.3a0.dev1', null],
    ['v$version', 'v1.2.3.post1', null],
    ['v$version', 'v1!1.2.3', null],
    ['v$version', 'v1.2.3+a-b', null],
    ['v$version', 'v1.0.0-foo', null],
    ['v$version', 'V1.0.0', null],
    ['v$version', 'x-v1.0.0', null],
    ['v$version', 'v1.0.0/x', null],
    ['v$version', 'v1.0.0\n', null],
    ['$major.$minor.$patch$prerelease$devrelease', '1.0.0a1.dev2', '1.0.0a1.dev2'],
    ['$major.$minor.$patch$prerelease$devrelease', '1.0.0.dev2', '1.0.0.dev2'],
    ['v${major}.${minor}.${patch}${prerelease}', 'v1.0.0a1', '1.0.0a1'],
    ['v$major.$minor.$patch-$prerelease', 'v1.0.0-', '1.0.0'],
    ['v$major.$minor.$patch-$prerelease', 'v1.0.0', null],
    ['v$major-$minor-$patch$prerelease', 'v1-2-3rc.4', '1.2.3rc4'],
    ['$patch.$minor.$major', '3.2.1', '1.2.3'],
    ['v$major.$minor', 'v1.2', '1.2'],
    ['v$major', 'v1', '1'],
    ['$major$minor$patch', '112', '1.1.2'],
    ['v$major.$minor.$patch$prerelease', 'v1.0.0é', null],
    ['v$major.$minor.$patch', 'v٣.0.0', null],
    ['nov', 'nov', null],
    ['$minor', '2', null],
  ])('%s reads %j as %j', (format, name, expected) => {
    expect(versionRead(format, name)).toBe(expected);
  });

  it.each([
    ['rel.$version', 'relX1.0.0', '1.0.0'],
    ['(?:rel|ver)?-?$version', 'ver-1.0.0', '1.0.0'],
    ['(?:rel|ver)?-?$version', '1.0.0', '1.0.0'],
    ['(?:rel|ver)?-?$version', 'rex-1.0.0', null],
    [String.raw`rel\.$version`, 'relX1.0.0', null],
    ['v$versionx', 'v1.0.0x', '1.0.0'],
    ['a|b$version', 'b1.0.0', '1.0.0'],
    ['a|b$version', 'a1.0.0', null],
  ])('takes a format for a regular expression: %s reads %j as %j', (format, name, expected) => {
    expect(versionRead(format, name)).toBe(expected);
  });

  it.each([
    ['v$version+build', 'v1.0.0+build'],
    ['(rel)$version', '(rel)1.0.0'],
    ['rel|$version', 'rel|1.0.0'],
    ['$$v$version', '$v1.0.0'],
    ['ver$version$$devrelease', 'ver1.0.0$devrelease'],
    ['a.b/$version', 'a.b/1.0.0'],
  ])('takes a format for its text, too: %s reads %s', (format, name) => {
    expect(versionRead(format, name)).toBe('1.0.0');
  });

  it('tries the legacy formats after the current one', () => {
    expect(versionRead('v$version', 'release-1.0.0', ['$major', 'release-$version'])).toBe('1.0.0');
    expect(versionRead('v$version', 'v1.0.0-foo', ['v$major.*'])).toBeNull();
  });
});

describe('tagReader, isIgnored', () => {
  it.each([
    ['nightly', 'nightly', true],
    ['nightly', 'nightly-1', false],
    ['nightly*', 'nightly-1', true],
    ['*-dev', 'a/b-dev', true],
    ['*-dev', 'a/b-dev1', false],
    ['build+*', 'build+7', true],
    ['old-$version', 'old-1.0.0', true],
    ['old-$version', 'old-one', false],
    ['v*-*-*', 'v1-2-3', true],
    ['', 'v1.0.0', false],
  ])('%s, %s: %s', (format, name, expected) => {
    expect(tagReader({ current: '$version', legacy: [], ignored: ['no', format] }).isIgnored(name)).toBe(
      expected,
    );
  });

  it('takes the version from a name that is ignored', () => {
    const reader = tagReader({ current: '$version', legacy: [], ignored: ['v$version'] });
    expect(reader.versionOf('v1.0.0')).toBeNull();
    expect(reader.versionOf('1.0.0')).not.toBeNull();
  });
});

describe('tagReader, hostile formats', () => {
  it.each([
    ['(v$version', 'not a regular expression'],
    ['v$version[', 'not a regular expression'],
    ['v{version}', 'not a regular expression'],
    ['$version-$version', 'not a regular expression'],
    ['(?P<x>a)$version', 'not a regular expression'],
  ])('refuses %s: %s', (format, reason) => {
    const refusal = expect.objectContaining({
      code: 'INVALID_TAG_FORMAT',
      exit: 19,
      message: expect.stringContaining(`'${format}' can't be read: ${reason}`) as string,
    }) as Error;
    expect(() => tagReader({ current: format, legacy: [], ignored: [] })).toThrow(refusal);
    expect(() => tagReader({ current: 'v$version', legacy: [format], ignored: [] })).toThrow(refusal);
    expect(() => tagReader({ current: 'v$version', legacy: [], ignored: [format] })).toThrow(refusal);
  });

  it.each([
    ['(a+)+$version', `${'a'.repeat(99)}!`],
    ['(?:a|a)*$version', `${'a'.repeat(99)}!`],
    ['a*a*a*a*a*a*a*a*$version', `${'a'.repeat(99)}!`],
    [`${'a?'.repeat(60)}${'a'.repeat(60)}$version`, `${'a'.repeat(60)}1.0.0!`],
    [`${'(a|a)'.repeat(40)}$version`, `${'a'.repeat(40)}1.0.0!`],
    ['(a{1,9}){1,9}$version', `${'a'.repeat(99)}!`],
    ['$version+', `${'1.11.1'.repeat(16)}!`],
    ['1?1?1?1?1?1?\\d*$major$minor$patch$prerelease', `${'1'.repeat(140)}!`],
    [`$major$minor$patch$prerelease|${'z'.repeat(999)}`, `${'1'.repeat(300)}!`],
    ['$version$major$minor$patch$prerelease', `1.1${'1'.repeat(100)}!`],
    ['v$version', `v1.0-${'a'.repeat(1_000_000)}!`],
    ['v$version', `v1.${'1'.repeat(1_000_000)}!`],
    ['$major$minor$patch$prerelease$devrelease', `${'1'.repeat(130)}!`],
  ])('is not kept busy by %s', (format, name) => {
    const reader = tagReader({ current: format, legacy: [], ignored: [format.replaceAll('*', '')] });
    expect(reader.versionOf(name)).toBeNull();
    expect(reader.isIgnored(name)).toBe(false);
  });

  it('is not kept busy by many wildcards, and follows them through a name of common length', () => {
    const { isIgnored } = tagReader({ current: 'v$version', legacy: [], ignored: ['*1*1*1*1*1*'] });
    expect(isIgnored(`${'1'.repeat(200)}\n`)).toBe(false);
    expect(isIgnored('nightly-1-11-11')).toBe(true);
  });
});
