import { expect, it } from 'vitest';
import { commits } from '../../../test/support/snapshot.ts';
import { CONVENTIONAL } from '../commit/conventional.ts';
import { JIRA } from '../commit/jira.ts';
import type { CommitRules } from '../commit/rules.ts';
import { notesOf } from './notes.ts';

const TYPES = { map: null, order: null };

/** Each change as `title: message [what to do]`, in the order of the notes. */
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
    'in the changelog’s groups and order',
    ['fix: b', 'docs: c', 'feat(x): a', 'bump: version 1 → 2'],
    ['Feat: (x) a', 'Fix: b'],
  ],
  ['a mark', ['feat(api)!: a'], ['!: (api) a']],
  ['a text', ['feat: a\n\nBREAKING CHANGE: do this'], ['!: a [do this]']],
  [
    'a text in the middle of trailers',
    ['feat: a\n\nRefs: #1\nBREAKING CHANGE: do this\nAcked-by: x'],
    ['!: a [do this]'],
  ],
  [
    'a text under a type that the changelog leaves out',
    ['chore(deps): a\n\nBREAKING CHANGE: do this'],
    ['!: (deps) a [do this]'],
  ],
  ['a text under no type', ['Merge x\n\nBREAKING CHANGE: do this'], ['!: Merge x [do this]']],
  ['a mark in the body of a squashed commit', ['feat: a\n\nfix!: b'], ['!: b', 'Feat: a']],
  [
    'a text and entries in the body',
    ['feat: a\n\nfix: b\n\nBREAKING CHANGE: do this'],
    ['!: a [do this]', 'Fix: b'],
  ],
  ['a mark on a type of one’s own', ['build!: a'], ['!: a']],
  ['small letters announce nothing', ['feat: a\n\nbreaking change: no'], ['Feat: a']],
  ['an entry without a word', ['feat: \n\nbody', 'fix: b'], ['Fix: b']],
])('a change is told once: %s', (_, messages, changes) => {
  expect(told(messages)).toEqual(changes);
});

it('a commit that was picked within the release is told once', () => {
  const picked = '0123456789abcdef0123456789abcdef01234567';
  const [copy, other] = commits(`fix: a\n\n(cherry picked from commit ${picked})`, 'feat: b');
  const original = { ...copy!, sha: picked, body: '' };
  const shas = (all: readonly NonNullable<typeof copy>[]) =>
    notesOf(all, CONVENTIONAL, TYPES).groups.flatMap(({ changes }) => changes.map(({ sha }) => sha));
  expect(shas([copy!, other!, original])).toEqual([other!.sha, picked]);
  expect(shas([copy!, other!])).toEqual([other!.sha, copy!.sha]);
});

it('an issue is named once for each commit', () => {
  const { groups } = notesOf(commits('feat: a\n\nfix: b\n\nCloses #3'), CONVENTIONAL, TYPES);
  expect(groups.flatMap(({ changes }) => changes.map(({ references }) => references.length))).toEqual([1, 0]);
});

it('the configuration names the breaking changes, and the rules say what is told', () => {
  const types = { map: { 'BREAKING CHANGE': 'Careful' }, order: null };
  expect(notesOf([], CONVENTIONAL, types).breakingTitle).toBe('Careful');
  expect(told(['SHOP-1 #close\n\nBREAKING CHANGE: x'], JIRA)).toEqual([
    '-: SHOP-1 #close',
    '-: BREAKING CHANGE: x',
  ]);
});
