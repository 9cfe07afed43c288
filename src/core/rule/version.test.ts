import { tag } from '../../../test/support/facts.ts';
import { judges } from '../../../test/support/verdict.ts';

judges([
  ['version-grows', 'a smaller one', { to: '1.0.9' }, 'broken', '1.0.9'],
  ['version-grows', 'the same', { to: '1.1.0' }, 'broken', '1.1.0'],
  ['version-grows', 'the same, as the first release', { to: '1.1.0', isFirstRelease: true }, 'kept', ''],
  [
    'version-grows',
    'smaller than a tag of another line',
    { snapshot: { tags: [tag('v2.0.0', 'x')] } },
    'kept',
    '',
  ],
  [
    'phase-forward',
    'alpha after beta',
    { from: '1.2.0b0', to: '1.2.0b1', phase: 'alpha' },
    'broken',
    'alpha',
  ],
  ['phase-forward', 'alpha after beta by version', { from: '1.2.0b0', to: '1.2.0a1' }, 'broken', 'alpha'],
  ['phase-forward', 'rc after beta', { from: '1.2.0b0', to: '1.2.0rc0', phase: 'rc' }, 'kept', ''],
  ['phase-forward', 'final after rc', { from: '1.2.0rc0', to: '1.2.0' }, 'kept', ''],
  [
    'phase-forward',
    'alpha of a raised base',
    { from: '1.2.0rc0', to: '2.0.0a0', phase: 'alpha' },
    'kept',
    '',
  ],
  ['releasable-commits', 'an empty drop', { to: '1.2.0a0', askedByCommits: null }, 'broken', 'nothing new'],
  ['releasable-commits', 'a final without commits', { from: '1.2.0a0', askedByCommits: null }, 'kept', ''],
  [
    'versions-agree',
    'a stale file',
    { versionFiles: [{ path: 'a.py', holdsCurrent: false }] },
    'broken',
    'a.py',
  ],
  ['versions-agree', 'a fresh file', { versionFiles: [{ path: 'a.py', holdsCurrent: true }] }, 'kept', ''],
  [
    'versions-agree',
    'the version comes from tags',
    { versionFiles: [{ path: 'a.py', holdsCurrent: false }], file: null },
    'broken',
    'the latest tag says 1.1.0, which is not in a.py',
  ],
]);
