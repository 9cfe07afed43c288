import { expect, it } from 'vitest';
import { dotenvOf, githubPairs, releaseOutputs } from './outputs.ts';
import { plan } from '../../../test/support/release-plan.ts';

const PLAN = plan(['feat: search']);

it('describes a release that was made, and one that was not', () => {
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

it('writes one element per line for GitHub', () => {
  expect(new Map(githubPairs(releaseOutputs(PLAN, 'c2'))).get('images')).toBe('my_app:1.2.0\nmy_app:latest');
});

it('writes dotenv values that GitLab and every shell read the same way', () => {
  const made = releaseOutputs(PLAN, 'c2');
  const notes = Buffer.from(String(new Map(made).get('notes'))).toString('base64');
  expect(dotenvOf(made)).toEqual({
    text: `RELCTL_RELEASED=true\nRELCTL_VERSION=1.2.0\nRELCTL_TAG=v1.2.0\nRELCTL_SHA=c2\nRELCTL_PREVIOUS=v1.1.0\nRELCTL_PRERELEASE=false\nRELCTL_IMAGES=my_app:1.2.0,my_app:latest\nRELCTL_NOTES_BASE64=${notes}\n`,
    left: [],
  });
  const strange = ['$(x)', 'a b', "'a'", '"a"', 'a#', 'a\r', 'ä', '`a`', '\u2028'];
  const { text } = dotenvOf(strange.map((value, at) => [`v${at}`, value]));
  expect(text).toMatch(/^(?:RELCTL_V\d_BASE64=[\w+/=]+\n){9}$/);
});

it('leaves out of a dotenv file what would make it too large for GitLab', () => {
  const outputs = [['notes', 'long '.repeat(1000)] as const, ['tag', 'v1.2.0'] as const];
  expect(dotenvOf(outputs)).toEqual({ text: 'RELCTL_TAG=v1.2.0\n', left: ['RELCTL_NOTES'] });
});
