import { describe, expect, it } from 'vitest';
import { change } from '../../../test/support/facts.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import {
  announcesRelease,
  judgeVersionChange,
  readsAsBump,
  releasesNamedIn,
  withoutForgeSuffix,
  withReleaseTrailers,
} from './bump-commit.ts';

const { versionOf } = tagReader({ current: 'v$version', legacy: ['r$major-$minor-$patch'], ignored: [] });

/** A commit that goes from 1.0.0 to 1.1.0, but for what is said. */
function judged(more: Partial<VersionChange>): string {
  return judgeVersionChange({ ...change('abc', 'chore: x', '1.0.0', '1.1.0'), ...more }, versionOf);
}

describe('a bump commit by its message', () => {
  const own = { bumpMessage: 'release $new_version [skip ci]\n\nbody' };
  it.each<readonly [string, Partial<VersionChange>, string]>([
    ['commitizen’s default', { firstLine: 'bump: version 1.0.0 → 1.1.0' }, 'bump'],
    ['that of the first parent’s configuration', { ...own, firstLine: 'release 1.1.0 [skip ci]' }, 'bump'],
    ['the default beside one of its own', { ...own, firstLine: 'bump: version 1.0.0 → 1.1.0' }, 'bump'],
    ['one that no parent configured', { firstLine: 'release 1.1.0 [skip ci]' }, 'hand-edit'],
    ['one without the version', { bumpMessage: 'chore: tidy', firstLine: 'chore: tidy' }, 'hand-edit'],
    [
      'one with the old version alone',
      { bumpMessage: 'from $current_version', firstLine: 'from 1.0.0' },
      'hand-edit',
    ],
    ['another message', { firstLine: 'chore: bump to 1.1.0' }, 'hand-edit'],
    ['a message for another version', { firstLine: 'bump: version 1.0.0 → 1.2.0' }, 'hand-edit'],
    ['a message from another version', { firstLine: 'bump: version 0.9.0 → 1.1.0' }, 'hand-edit'],
    [
      'from any of the versions that it may come from',
      { from: ['0.9.0', '1.0.0'], firstLine: 'bump: version 1.0.0 → 1.1.0' },
      'bump',
    ],
    ['another spelling', { firstLine: 'bump: version 1.0.0 → 1.1.0-a0', version: '1.1.0a0' }, 'bump'],
    ['GitHub’s suffix', { firstLine: 'bump: version 1.0.0 → 1.1.0 (#18)' }, 'bump'],
    ['GitLab’s suffix', { firstLine: 'bump: version 1.0.0 → 1.1.0 (!18)' }, 'bump'],
    ['other words after it', { firstLine: 'bump: version 1.0.0 → 1.1.0 and more' }, 'hand-edit'],
    ['white space after it', { firstLine: 'bump: version 1.0.0 → 1.1.0 ' }, 'bump'],
    ['a text that is no version', { version: 'soon', firstLine: 'bump: version 1.0.0 → soon' }, 'bump'],
    ['a revert', { isRevert: true }, 'revert'],
  ])('%s', (_, more, expected) => {
    expect(judged(more)).toBe(expected);
  });
});

describe('a bump commit by its trailer', () => {
  it.each<readonly [string, Partial<VersionChange>, string]>([
    ['its tag, and the version in the line', { firstLine: 'Ship 1.1.0 🚀', releases: ['v1.1.0'] }, 'bump'],
    ['the tag in a legacy format', { firstLine: 'Ship 1.1.0', releases: ['r1-1-0'] }, 'bump'],
    ['the tag in a format of the command line', { firstLine: 'Ship 1.1.0', releases: ['app@1.1.0'] }, 'bump'],
    ['with a forge’s suffix', { firstLine: 'Ship 1.1.0 (#7)', releases: ['v1.1.0'] }, 'bump'],
    ['no version in the line', { firstLine: 'Ship it', releases: ['v1.1.0'] }, 'hand-edit'],
    ['another version in the line', { firstLine: 'Ship 11.1.0', releases: ['v1.1.0'] }, 'hand-edit'],
    ['the tag of another version', { firstLine: 'Ship 1.1.0', releases: ['v1.2.0'] }, 'hand-edit'],
    ['no trailer', { firstLine: 'Ship 1.1.0' }, 'hand-edit'],
  ])('%s', (_, more, expected) => {
    expect(judged(more)).toBe(expected);
  });

  it.each<readonly [message: string, tags: readonly string[]]>([
    ['Ship 1.1.0\n\nRelctl-Release: v1.1.0\n', ['v1.1.0']],
    ['Ship 1.1.0\r\n\r\nRelctl-Release: v1.1.0\r\n', ['v1.1.0']],
    ['a squash (#2)\n\n* Ship 1.1.0\n\nRelctl-Release: v1.1.0\n\n* fix: x', ['v1.1.0']],
    ['Ship\n\n  Relctl-Release: v1.1.0', []],
    ['Ship\n\nRelctl-Release: v1.1.0 or so', []],
    ['Ship\n\nRelctl-Release:', []],
  ])('%j names %j', (message, tags) => {
    expect(releasesNamedIn(message)).toEqual(tags);
  });
});

it.each([
  ['Ship 1.1.0', 'Ship 1.1.0\n\nRelctl-Release: v1.1.0'],
  ['Ship 1.1.0\n\nat last\n', 'Ship 1.1.0\n\nat last\n\nRelctl-Release: v1.1.0'],
  [
    'Ship 1.1.0\n\nat last\n\nSigned-off-by: A',
    'Ship 1.1.0\n\nat last\n\nSigned-off-by: A\nRelctl-Release: v1.1.0',
  ],
  ['fix: not a trailer', 'fix: not a trailer\n\nRelctl-Release: v1.1.0'],
])('%j is marked as %j', (message, marked) => {
  expect(withReleaseTrailers(message, ['v1.1.0'])).toBe(marked);
  expect(releasesNamedIn(marked)).toEqual(['v1.1.0']);
});

it.each([
  ['bump: x (#18)', 'bump: x'],
  ['bump: x (#18) (!7)', 'bump: x'],
  ['bump: x (18)', 'bump: x (18)'],
  ['bump: x (#a)', 'bump: x (#a)'],
  ['bump: x (#18) y', 'bump: x (#18) y'],
  [' (#1)', ''],
  ['', ''],
])('%j without what forges append is %j', (line, left) => {
  expect(withoutForgeSuffix(line)).toBe(left);
});

it.each<readonly [line: string, message: string, reads: boolean]>([
  [
    'fix(release): v1.1.1 (was 1.1.0) [skip ci]',
    'fix(release): v$new_version (was ${current_version}) [skip ci]',
    true,
  ],
  ['fix(release): v1.1.1', 'fix(release): v$new_version\n\nby relctl', true],
  ['fix(release): v1.1.1 (#3)', 'fix(release): v$new_version', true],
  ['bump: version 1.1.0 → 1.1.1', 'fix(release): v$new_version', true],
  ['fix: crash', 'fix(release): v$new_version', false],
  ['fix(release): v1.1.1 and more', 'fix(release): v$new_version', false],
  ['fix(release): v', 'fix(release): v$new_version', false],
])('%s reads as %j: %s', (line, message, reads) => {
  expect(readsAsBump(line, message)).toBe(reads);
});

it.each<readonly [line: string, message: string, announces: boolean]>([
  ['bump: version 0.9 → 1.1.0', 'bump: version $current_version → $new_version', true],
  ['release 1.1.0 (#4)', 'release $new_version', true],
  ['release 1.1.1', 'release $new_version', false],
  ['chore: tidy', 'chore: tidy', false],
])('%s announces 1.1.0 as %j: %s', (line, message, announces) => {
  expect(announcesRelease(line, '1.1.0', [message])).toBe(announces);
});
