import { expect, test } from 'vitest';
import { scm } from './scm.ts';

const place = { folder: '', configFile: 'cz.toml' };

test.each([
  [null, '0.0.0'],
  ['1.2.0', '1.2.0'],
])('with the tag %j, the version is %s, and no file contains it', (tagged, version) => {
  const source = { place, texts: new Map([['cz.toml', 'version = "9"']]), tagged };
  expect(scm.read(source)).toBe(version);
  expect(scm.write('2.0.0', source)).toEqual(new Map());
  expect([scm.file(place), scm.files(place), scm.versionIn('version = "9"', place)]).toEqual([
    null,
    [],
    null,
  ]);
});
