import { expect, it } from 'vitest';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { judgeVersionChange } from './bump-commit.ts';

const TODAY = 'release $new_version [skip ci]\n\nbody';

function judged(change: Partial<VersionChange>): string {
  const edit = {
    sha: 'abc',
    firstLine: 'x',
    version: '1.1.0',
    parents: ['1.0.0'],
    bumpMessage: null,
    ...change,
  };
  return judgeVersionChange(edit, TODAY).kind;
}

it.each<readonly [string, Partial<VersionChange>, string]>([
  ['today’s message', { firstLine: 'release 1.1.0 [skip ci]' }, 'bump'],
  ['commitizen’s default', { firstLine: 'bump: version 1.0.0 → 1.1.0' }, 'bump'],
  ['the message of its own configuration', { firstLine: 'v1.1.0!', bumpMessage: 'v$new_version!' }, 'bump'],
  ['another message', { firstLine: 'chore: bump to 1.1.0' }, 'hand-edit'],
  ['a message for another version', { firstLine: 'bump: version 1.0.0 → 1.2.0' }, 'hand-edit'],
  ['a message from another version', { firstLine: 'bump: version 0.9.0 → 1.1.0' }, 'hand-edit'],
  ['a message and more', { firstLine: 'bump: version 1.0.0 → 1.1.0 (#12)' }, 'hand-edit'],
  ['another spelling', { firstLine: 'bump: version 1.0.0 → 1.1.0-a0', version: '1.1.0a0' }, 'bump'],
  ['the version is the same in other words', { version: '1.0', parents: ['1.0.0'] }, 'none'],
  ['the file is introduced', { parents: [null] }, 'none'],
  ['the first commit', { parents: [] }, 'none'],
  ['the version goes away', { version: null }, 'none'],
  ['a merge that takes one side', { parents: ['1.0.0', '1.1.0'] }, 'none'],
  ['a merge that takes no side', { parents: ['1.0.0', '1.0.1'] }, 'hand-edit'],
])('%s', (_, change, expected) => {
  expect(judged(change)).toBe(expected);
});
