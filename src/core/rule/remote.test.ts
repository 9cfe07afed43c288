import { REMOTE, tag } from '../../../test/support/facts.ts';
import { judges } from '../../../test/support/verdict.ts';

const AHEAD = { behind: 2, ahead: [] };
const UNREACHABLE = { kind: 'unreachable', name: 'origin', defaultBranch: null, said: 'no route' } as const;
const NOT_ASKED = { kind: 'not-asked', name: 'origin', defaultBranch: null, why: null } as const;

judges([
  ['up-to-date', 'behind', { snapshot: { remote: { ...REMOTE, difference: AHEAD } } }, 'broken', '2 commits'],
  [
    'up-to-date',
    'an unknown commit there',
    { snapshot: { remote: { ...REMOTE, difference: null } } },
    'broken',
    'not in this clone',
  ],
  [
    'up-to-date',
    'the branch is not there',
    { snapshot: { remote: { ...REMOTE, branch: null, difference: null } } },
    'kept',
    '',
  ],
  ['up-to-date', 'unreachable', { snapshot: { remote: UNREACHABLE } }, 'broken', 'no route'],
  [
    'up-to-date',
    'unreachable, but nothing is pushed',
    { snapshot: { remote: UNREACHABLE }, pushes: false },
    'not-checked',
    '',
  ],
  ['up-to-date', 'nobody asked', { snapshot: { remote: NOT_ASKED } }, 'not-checked', ''],
  ['tag-is-new', 'the tag is here', { snapshot: { tags: [tag('v1.2.0', 'c1')] } }, 'broken', 'exists here'],
  [
    'tag-is-new',
    'the tag is there',
    { snapshot: { remote: { ...REMOTE, tags: new Map([['v1.2.0', 'o']]) } } },
    'broken',
    'on origin',
  ],
  [
    'tag-is-new',
    'the tag is there, and nothing is pushed',
    { snapshot: { remote: { ...REMOTE, tags: new Map([['v1.2.0', 'o']]) } }, pushes: false },
    'kept',
    '',
  ],
  ['tag-is-new', 'nobody asked', { snapshot: { remote: NOT_ASKED } }, 'not-checked', ''],
]);
