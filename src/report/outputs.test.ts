import { expect, it } from 'vitest';
import { dotenvOf, githubPairs, releaseOutputs } from './outputs.ts';
import { plan } from '../../test/support/release-plan.ts';

const PLAN = plan(['feat: search']);

it('tells a release that was made, and one that was not', () => {
  const made = new Map(releaseOutputs(PLAN, 'c2'));
  expect(Object.fromEntries(made)).toMatchObject({
    released: 'true',
    version: '1.2.0',
    tag: 'v1.2.0',
    sha: 'c2',
    previous: 'v1.1.0',
    prerelease: 'false',
    images: ['my_app:1.2.0', 'my_app:latest'],
  });
  expect(made.get('notes')).toContain('- search');
  expect(Object.fromEntries(releaseOutputs(PLAN, null))).toMatchObject({ released: 'false', sha: '' });
});

it('gives GitHub an element a line', () => {
  expect(new Map(githubPairs(releaseOutputs(PLAN, 'c2'))).get('images')).toBe('my_app:1.2.0\nmy_app:latest');
});

it('keeps out of a dotenv file what GitLab does not take, and what a shell would read otherwise', () => {
  expect(dotenvOf(releaseOutputs(PLAN, 'c2'))).toEqual({
    text: 'RELCTL_RELEASED=true\nRELCTL_VERSION=1.2.0\nRELCTL_TAG=v1.2.0\nRELCTL_SHA=c2\nRELCTL_PREVIOUS=v1.1.0\nRELCTL_PRERELEASE=false\nRELCTL_IMAGES=my_app:1.2.0,my_app:latest\n',
    left: ['notes'],
  });
  const strange = ['$(x)', 'a b', "'a'", '"a"', 'a#', 'a\r', 'ä', '`a`', '\u2028'];
  expect(dotenvOf(strange.map((value, at) => [`v${at}`, value]))).toMatchObject({ text: '' });
});
