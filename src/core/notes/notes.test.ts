import { expect, it } from 'vitest';
import { commits } from '../../../test/support/snapshot.ts';
import { CONVENTIONAL } from '../commit/conventional.ts';
import { JIRA } from '../commit/jira.ts';
import type { CommitRules } from '../commit/rules.ts';
import { notesOf } from './notes.ts';

const TYPES = { map: null, order: null };

/** The changes as `title: message [what to do]`, in the order of the notes. */
function told(messages: readonly string[], rules: CommitRules = CONVENTIONAL): readonly string[] {
  const { breaking, groups } = notesOf(commits(...messages), rules, TYPES);
  const sections = [{ title: '!', changes: breaking }, ...groups];
  return sections.flatMap(({ title, changes }) =>
    changes.map(
      ({ scope, message, breakingTexts }) =>
        `${title ?? '-'}: ${scope === null ? '' : `(${scope}) `}${message}${breakingTexts.length === 0 ? '' : ` [${breakingTexts.join('|')}]`}`,
    ),
  );
}

it.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'in the groups and the order of the changelog',
    ['fix: b', 'docs: c', 'feat(x): a', 'bump: version 1 → 2'],
    ['Feat: (x) a', 'Fix: b'],
  ],
  ['a mark', ['feat(api)!: a'], ['!: (api) a']],
  ['a text', ['feat: a\n\nBREAKING CHANGE: do this'], ['!: a [do this]']],
  [
    'a text between trailers',
    ['feat: a\n\nRefs: #1\nBREAKING CHANGE: do this\nAcked-by: x'],
    ['!: a [do this]'],
  ],
  [
    'a text under a type that the changelog leaves out',
    ['chore(deps): a\n\nBREAKING CHANGE: do this'],
    ['!: (deps) a [do this]'],
  ],
  ['a text without a type', ['Merge x\n\nBREAKING CHANGE: do this'], ['!: Merge x [do this]']],
  ['a mark in the body of a squashed commit', ['feat: a\n\nfix!: b'], ['!: b', 'Feat: a']],
  [
    'a text and entries in the body',
    ['feat: a\n\nfix: b\n\nBREAKING CHANGE: do this'],
    ['!: a [do this]', 'Fix: b'],
  ],
  ['a mark on an unlisted type', ['build!: a'], ['!: a']],
  ['lower case is not a breaking change', ['feat: a\n\nbreaking change: no'], ['Feat: a']],
  ['an entry without text', ['feat: \n\nbody', 'fix: b'], ['Fix: b']],
])('each change is listed once: %s', (_, messages, changes) => {
  expect(told(messages)).toEqual(changes);
});

it('a commit that was cherry-picked within the release is listed once', () => {
  const picked = '0123456789abcdef0123456789abcdef01234567';
  const [copy, other] = commits(`fix: a\n\n(cherry picked from commit ${picked})`, 'feat: b');
  const original = { ...copy!, sha: picked, body: '' };
  const shas = (all: readonly NonNullable<typeof copy>[]) =>
    notesOf(all, CONVENTIONAL, TYPES).groups.flatMap(({ changes }) => changes.map(({ sha }) => sha));
  expect(shas([copy!, other!, original])).toEqual([other!.sha, picked]);
  expect(shas([copy!, other!])).toEqual([other!.sha, copy!.sha]);
});

it('an issue is listed once for each commit', () => {
  const { groups } = notesOf(commits('feat: a\n\nfix: b\n\nCloses #3'), CONVENTIONAL, TYPES);
  expect(groups.flatMap(({ changes }) => changes.map(({ references }) => references.length))).toEqual([1, 0]);
});

it('the configuration sets the title of breaking changes, and the commit convention decides what is listed', () => {
  const types = { map: { 'BREAKING CHANGE': 'Careful' }, order: null };
  expect(notesOf([], CONVENTIONAL, types).breakingTitle).toBe('Careful');
  expect(told(['SHOP-1 #close\n\nBREAKING CHANGE: x'], JIRA)).toEqual([
    '-: SHOP-1 #close',
    '-: BREAKING CHANGE: x',
  ]);
});
