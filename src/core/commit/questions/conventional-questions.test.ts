import { describe, expect, it } from 'vitest';
import { conventionalQuestionnaire } from './conventional-questions.ts';
import type { Answers, InputQuestion } from './question.ts';

const { questions, messageOf } = conventionalQuestionnaire({ marksTitle: false });

function filter(name: string): InputQuestion['filter'] {
  const question = questions.find((one) => one.name === name);
  if (question?.type !== 'input') throw new Error(`${name} is no question with a text for an answer`);
  return question.filter;
}

it('asks the questions of commitizen, in its order, with its types and keys', () => {
  expect(questions.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'prefix list',
    'scope input',
    'subject input',
    'body input',
    'is_breaking_change confirm',
    'footer input',
  ]);
  const [prefix] = questions;
  const choices = prefix?.type === 'list' ? prefix.choices : [];
  expect(choices.map(({ key, value }) => `${key ?? ''} ${value}`)).toEqual([
    'x fix',
    'f feat',
    'd docs',
    's style',
    'r refactor',
    'p perf',
    't test',
    'b build',
    'c ci',
  ]);
});

// The results are those of cz 4.19.3.
describe.each<readonly [name: string, rows: readonly (readonly [typed: string, answer: string])[]]>([
  [
    'scope',
    [
      ['', ''],
      ['   ', ''],
      [' a  b ', 'a-b'],
      ['a\tb', 'a-b'],
      ['\u00a0x\u00a0y', 'x-y'],
      ['a\u2028b', 'a-b'],
      ['x. .', 'x.-.'],
      ['a | b', 'a-|-b'],
    ],
  ],
  [
    'subject',
    [
      [' a  b ', 'a  b'],
      ['A.B', 'A.B'],
      ['x...', 'x'],
      ['x. ', 'x.'],
      ['x . .', 'x .'],
      ['.x', 'x'],
      ['  x y..', 'x y'],
      ['a | b', 'a | b'],
    ],
  ],
  [
    'body',
    [
      ['', ''],
      ['   ', ''],
      ['|', ''],
      ['a||b', 'a\nb'],
      ['a | b', 'a\nb'],
      ['|a|', 'a'],
      ['x... ', 'x...'],
    ],
  ],
  ['footer', [[' closes #1 ', ' closes #1 ']]],
])('%s', (name, rows) => {
  it.each(rows)('%j is %j', (typed, answer) => {
    expect(filter(name)(typed)).toBe(answer);
  });
});

it.each(['', '   ', '...', '. .'])('a subject of %j is asked for again', (typed) => {
  expect(() => filter('subject')(typed)).toThrow('a commit needs a subject');
});

describe('the message', () => {
  const ANSWERS = { prefix: 'feat', scope: '', subject: 'sub', body: '', footer: '' };
  // The results are those of cz 4.19.3.
  it.each<readonly [answers: Answers, message: string]>([
    [{}, 'feat: sub'],
    [{ scope: 's' }, 'feat(s): sub'],
    [{ footer: 'f' }, 'feat: sub\n\nf'],
    [{ body: 'b', footer: 'f' }, 'feat: sub\n\nb\n\nf'],
    [{ is_breaking_change: true }, 'feat: sub\n\nBREAKING CHANGE: '],
    [
      { is_breaking_change: true, scope: 's', body: 'b', footer: 'f' },
      'feat(s): sub\n\nb\n\nBREAKING CHANGE: f',
    ],
    [
      { is_breaking_change: true, footer: 'BREAKING CHANGE: z' },
      'feat: sub\n\nBREAKING CHANGE: BREAKING CHANGE: z',
    ],
  ])('of %j', (answers, message) => {
    expect(messageOf({ ...ANSWERS, is_breaking_change: false, ...answers })).toBe(message);
  });

  it('has a mark in its first line if that is configured and the change is breaking', () => {
    const marked = conventionalQuestionnaire({ marksTitle: true }).messageOf;
    expect(marked({ ...ANSWERS, scope: 's', is_breaking_change: true, footer: 'f' })).toBe(
      'feat(s)!: sub\n\nBREAKING CHANGE: f',
    );
    expect(marked({ ...ANSWERS, is_breaking_change: false })).toBe('feat: sub');
  });
});
