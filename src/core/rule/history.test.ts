import { change, tag } from '../../../test/support/facts.ts';
import { judges } from '../../../test/support/verdict.ts';

const NOT_ASKED = { kind: 'not-asked', name: 'origin', defaultBranch: null, why: null } as const;
const BUMP = 'bump: version 1.1.0 → 1.2.0';
const head = { sha: 'head', parents: ['c110'], subject: 'x', body: '' };

judges([
  [
    'version-not-hand-edited',
    'edited since',
    { history: { versionChanges: [change('abc', 'fix: x', '1.1.0', '1.2.0')] } },
    'broken',
    '"fix: x" changed 1.1.0 to 1.2.0',
  ],
  [
    'version-not-hand-edited',
    'bumped since',
    { history: { versionChanges: [change('abc', BUMP, '1.1.0', '1.2.0')] } },
    'kept',
    '',
  ],
  [
    'version-not-hand-edited',
    'the version itself is an edit',
    {
      currentTag: null,
      from: '1.2.0',
      to: '1.3.0',
      history: { versionChanges: [change('abc', 'x', '1.1.0', '1.2.0')] },
    },
    'broken',
    'abc',
  ],
  [
    'version-not-hand-edited',
    'an edit before the version',
    {
      currentTag: null,
      from: '1.2.0',
      to: '1.3.0',
      history: {
        versionChanges: [change('abc', BUMP, '1.1.0', '1.2.0'), change('def', 'x', '1.0.0', '1.1.0')],
      },
    },
    'kept',
    '',
  ],
  [
    'version-not-hand-edited',
    'nothing was ever released',
    {
      currentTag: null,
      isFirstRelease: true,
      history: { versionChanges: [change('abc', 'x', '1.1.0', '1.2.0')] },
    },
    'not-checked',
    '',
  ],
  [
    'tags-made-by-release',
    'the file had no version yet at the tag',
    { history: { taggedVersion: null } },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'a later tag on a plain commit',
    { snapshot: { tags: [tag('v1.1.5', 'head')] } },
    'broken',
    'v1.1.5',
  ],
  [
    'tags-made-by-release',
    'a later tag on its bump commit',
    {
      snapshot: { tags: [tag('v1.2.0', 'head')] },
      history: { versionChanges: [change('head', BUMP, '1.1.0', '1.2.0')] },
    },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'a later tag on the bump commit of another version',
    {
      snapshot: { tags: [tag('v1.3.0', 'head')] },
      history: { versionChanges: [change('head', BUMP, '1.1.0', '1.2.0')] },
    },
    'broken',
    'v1.3.0',
  ],
  [
    'tags-made-by-release',
    'the version comes from tags',
    { snapshot: { tags: [tag('v1.1.5', 'head')] }, file: null },
    'not-checked',
    '',
  ],
  [
    'version-not-hand-edited',
    'the version comes from tags',
    { history: { versionChanges: [change('abc', 'fix: x', '1.1.0', '1.2.0')] }, file: null },
    'not-checked',
    '',
  ],
  [
    'tags-made-by-release',
    'a later tag that is not a release tag',
    { snapshot: { tags: [tag('nightly', 'head')] } },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'a hand-made tag before the current one',
    { snapshot: { tags: [tag('v1.0.5', 'old')] } },
    'kept',
    '',
  ],
  [
    'tags-made-by-release',
    'the current tag points at another version',
    { history: { taggedVersion: '1.0.0' } },
    'broken',
    '1.0.0',
  ],
  [
    'complete-history',
    'shallow within the range',
    { snapshot: { shallow: new Set(['head']) }, history: { commits: [head] } },
    'broken',
    'shallow',
  ],
  [
    'complete-history',
    'shallow below the range',
    { snapshot: { shallow: new Set(['c110']) }, history: { commits: [head] } },
    'kept',
    '',
  ],
  [
    'complete-history',
    'no tag for the version',
    { from: '1.1.5', currentTag: null, snapshot: { tags: [tag('v1.0.0', 'x')] } },
    'broken',
    'v1.0.0',
  ],
  [
    'complete-history',
    'its tag is only on the remote',
    { currentTag: null, snapshot: { tags: [] } },
    'broken',
    'not here',
  ],
  [
    'complete-history',
    'its tag is in a format that is not configured',
    {
      currentTag: null,
      stray: { name: '1.1.0', format: '$version' },
      snapshot: { tags: [tag('1.1.0', 'x'), tag('v1.0.0', 'y')], remote: NOT_ASKED },
    },
    'broken',
    'pyproject.toml says 1.1.0. Its tag seems to be 1.1.0, which no configured format (v$version) makes',
  ],
  [
    'version-not-hand-edited',
    'its tag is in a format that is not configured',
    {
      currentTag: null,
      stray: { name: '1.1.0', format: '$version' },
      history: { versionChanges: [change('abc', 'x', '1.0.0', '1.1.0')] },
    },
    'not-checked',
    '',
  ],
  [
    'complete-history',
    'the first release',
    { currentTag: null, isFirstRelease: true, snapshot: { tags: [] } },
    'kept',
    '',
  ],
]);
