import { expect, test } from 'vitest';
import { tagReader } from '../../tag/recognise.ts';
import { headingReader } from './heading.ts';

const readerOf = (current: string, legacy: readonly string[] = []) =>
  headingReader(tagReader({ current, legacy, ignored: [] }));

/** The last column says whether a version was read. */
const ROWS: readonly (readonly [format: string, title: string, tag: string | null, version?: false])[] = [
  ['v$version', 'v1.0.0', 'v1.0.0'],
  ['v$version', 'v1.0.0 (2024-01-02)', 'v1.0.0'],
  ['v$version', '[v1.0.0] - 2024-01-02', 'v1.0.0'],
  ['v$version', '[v1.0.0](https://x/compare/v0.9.0...v1.0.0)', 'v1.0.0'],
  ['v$version', '**v1.0.0**, *2024.01.02*', 'v1.0.0'],
  ['v$version', 'Release v1.0.0: the first', 'v1.0.0'],
  ['v$version', 'From v0.9.0 to v1.0.0', 'v0.9.0'],
  ['v$version', 'the end of v1.0.0.', 'v1.0.0'],
  ['v$version', 'project-v1.0.0', 'v1.0.0'],
  ['v$version', 'v1.0.0-rc.1 ##', 'v1.0.0-rc.1'],
  ['v$version', 'v1.0.0+build.5', 'v1.0.0+build.5'],
  ['v$version', 'V1.0.0', 'v1.0.0'],
  ['v$version', 'v1.0.0-first', 'v1.0.0-first', false],
  ['v$version', 'v1.0.0.4', 'v1.0.0.4', false],
  ['v$version', 'v1.0.0–2024', 'v1.0.0–2024', false],
  ['v$version', '1.0.0', null],
  ['v$version', 'Version one', null],
  ['v$version', '2024-01-02', null],
  ['v$version', '', null],
  ['$version', 'v1.0.0', 'v1.0.0'],
  ['$version', '11.0.0', '11.0.0'],
  ['$version', 'Notes of 2024.01', '2024.01'],
  ['$version', 'Feat', null],
  ['Release-$version', 'Release-1.0.0', 'Release-1.0.0'],
  ['Release-$version', 'release-1.0.0', null],
  ['pkg/$major.$minor.$patch$prerelease', 'pkg/1.2.3a4 today', 'pkg/1.2.3a4'],
  ['fixed', 'fixed', null],
];

const rows = ROWS.map(([format, title, tag, hasVersion = true]) => [format, title, tag, hasVersion] as const);

test.each(rows)('%s in %j: %s', (format, title, tag, hasVersion) => {
  const release = readerOf(format)(title);
  expect(release?.tag ?? null).toBe(tag);
  if (release !== null) expect(release.version !== null).toBe(hasVersion);
});

test('every tag format is tried', () => {
  const read = readerOf('v$version', ['rel_$version']);
  expect([read('rel_1.0.0')?.tag, read('v1.0.0')?.tag, read('1.0.0')]).toEqual(['rel_1.0.0', 'v1.0.0', null]);
});

test.each(['1.', 'v1', '(', '1.0.0-', ' v1.0 x', '1', `${'1'.repeat(99)} `])(
  'a title of 1 MB of %j is read at once',
  (piece) => {
    const read = readerOf('$version', ['$major.$minor.$patch$prerelease']);
    expect(read(`v1.2.3 ${piece.repeat(1_000_000 / piece.length)}`)).not.toBeNull();
  },
  30_000,
);
