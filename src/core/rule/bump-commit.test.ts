import { expect, it } from 'vitest';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { judgeVersionChange, readsAsBump } from './bump-commit.ts';

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

it.each<readonly [line: string, message: string, reads: boolean]>([
  [
    'fix(release): v1.1.1 (was 1.1.0) [skip ci]',
    'fix(release): v$new_version (was ${current_version}) [skip ci]',
    true,
  ],
  ['fix(release): v1.1.1', 'fix(release): v$new_version\n\nby relctl', true],
  ['bump: version 1.1.0 → 1.1.1', 'fix(release): v$new_version', true],
  ['fix: crash', 'fix(release): v$new_version', false],
  ['fix(release): v1.1.1 and more', 'fix(release): v$new_version', false],
  ['fix(release): v', 'fix(release): v$new_version', false],
])('%s reads as %j: %s', (line, message, reads) => {
  expect(readsAsBump(line, message)).toBe(reads);
});
