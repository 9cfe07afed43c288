import { expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { semver } from '../version/semver.ts';
import { freeVersion } from './free-version.ts';

it.each<readonly [string, string, readonly string[], string | null]>([
  ['1.1.0', '1.2.0', [], '1.2.0'],
  ['1.1.0', '1.2.0', ['v1.2.0', 'v1.2.1'], '1.2.2'],
  ['1.1.1-a0', '1.1.1', ['v1.1.1'], '1.1.2'],
  ['1.1.0', '1.2.0-a0', ['v1.2.0-a0'], '1.2.0-a1'],
  ['1.1.1-a0', '1.1.1-a1', ['v1.1.1'], '1.1.2-a0'],
  ['1.1.1-a0', '1.1.1-b0', ['v1.1.1', 'v1.1.2-b0'], '1.1.2-b1'],
  ['1.1.0', '1.0.0', ['v1.0.0'], '1.1.1'],
  ['1.1.0-a1', '1.0.0', ['v1.0.0'], '1.1.0'],
  ['1.1.0', '1!1.0.0', ['v1!1.0.0'], '1!1.0.1'],
  ['1.1.0', '1.2.0-dev1', ['v1.2.0-dev1'], '1.2.1'],
])('after %s, if %s is wanted and %j are taken: %s', (current, wanted, names, free) => {
  const base = {
    version: version(current),
    scheme: semver,
    formats: { current: 'v$version', legacy: [], ignored: [] },
  };
  const found = freeVersion(base, version(wanted), names);
  expect(found === null ? null : semver.format(found)).toBe(free);
});

it.each([
  ['release', 'release'],
  ['v$major.$minor', 'v1.2'],
])('there is none if the format is %s', (current, taken) => {
  const formats = { current, legacy: [], ignored: [] };
  const base = { version: version('1.1.0'), scheme: semver, formats };
  expect(freeVersion(base, version('1.2.0'), [taken])).toBeNull();
});
