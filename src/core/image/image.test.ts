import { expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { releaseImages } from './image.ts';

it.each([
  ['a final release', '1.2.0', ['1.1.0', '1.2.0a0'], ['app:1.2.0', 'app:latest']],
  ['a prerelease never moves latest', '1.2.0a0', [], ['app:1.2.0a0']],
  ['a patch of an old line', '1.1.1', ['1.2.0'], ['app:1.1.1']],
  ['a higher prerelease does not keep latest', '1.1.1', ['1.2.0a0'], ['app:1.1.1', 'app:latest']],
  ['a local part', '1.2.0+build.5', [], ['app:1.2.0_build.5', 'app:latest']],
])('%s', (_, spelled, released, images) => {
  expect(releaseImages('app', { version: version(spelled), spelled }, released.map(version))).toEqual(images);
});
