import { expect, it } from 'vitest';
import { FakeTerminal, KEY } from '../../../test/support/terminal.ts';
import type { Dialogue } from '../../../test/support/terminal.ts';
import { conventionalQuestionnaire } from '../../core/commit/questions/conventional-questions.ts';
import type { Answers, Question } from '../../core/commit/questions/question.ts';
import { askAll } from './ask.ts';

const CONVENTIONAL = conventionalQuestionnaire({ marksTitle: false }).questions;

async function asked(
  questions: readonly Question[],
  dialogue: Dialogue,
  shortcuts = false,
): Promise<{ answers: Answers; screen: string }> {
  const terminal = new FakeTerminal();
  const [answers] = await Promise.all([askAll(questions, shortcuts, terminal), terminal.converse(dialogue)]);
  return { answers, screen: terminal.screen };
}

it('asks all questions in order, and returns the filtered answers', async () => {
  const { answers } = await asked(CONVENTIONAL, [
    ['What kind of change is this?', KEY.down + KEY.enter],
    ['Which part', `my scope${KEY.enter}`],
    ['Short description', `search.${KEY.enter}`],
    ['Longer description', `one | two${KEY.enter}`],
    ['BREAKING CHANGE', `y${KEY.enter}`],
    ['Footer', `everything${KEY.enter}`],
  ]);
  expect(answers).toEqual({
    prefix: 'feat',
    scope: 'my-scope',
    subject: 'search',
    body: 'one\ntwo',
    is_breaking_change: true,
    footer: 'everything',
  });
});

it('Enter means the first choice, an empty answer, or no', async () => {
  const { answers } = await asked(CONVENTIONAL, [
    ['What kind of change is this?', KEY.enter],
    ['Which part', KEY.enter],
    ['Short description', `search${KEY.enter}`],
    ['Longer description', KEY.enter],
    ['BREAKING CHANGE', KEY.enter],
    ['Footer', KEY.enter],
  ]);
  expect(answers).toEqual({
    prefix: 'fix',
    scope: '',
    subject: 'search',
    body: '',
    is_breaking_change: false,
    footer: '',
  });
});

it('asks again if a filter refuses the answer', async () => {
  const subject = CONVENTIONAL.filter(({ name }) => name === 'subject');
  const { answers } = await asked(subject, [
    ['Short description', `...${KEY.enter}`],
    ['a commit needs a subject', `search${KEY.enter}`],
  ]);
  expect(answers).toEqual({ subject: 'search' });
});

it('with shortcuts, a list shows its keys and they work', async () => {
  const type = CONVENTIONAL.filter(({ name }) => name === 'prefix');
  const { answers, screen } = await asked(type, [['What kind of change is this?', `r${KEY.enter}`]], true);
  expect(answers).toEqual({ prefix: 'refactor' });
  expect(screen).toContain('r) refactor: ');
});

it('starts with the defaults, and prints no control characters', async () => {
  const questions: readonly Question[] = [
    {
      type: 'list',
      name: 'list',
      message: 'List\x1b]0;title\x07',
      default: 'b',
      choices: [
        { value: 'a', name: 'A', key: null },
        { value: 'b', name: 'B\x07', key: null },
      ],
    },
    { type: 'input', name: 'input', message: 'Input', default: 'given', filter: (text) => text },
    { type: 'confirm', name: 'confirm', message: 'Confirm', default: true },
  ];
  const { answers, screen } = await asked(questions, [
    ['List', KEY.enter],
    ['Input', ` and more${KEY.enter}`],
    ['Confirm', KEY.enter],
  ]);
  expect(answers).toEqual({ list: 'b', input: 'given and more', confirm: true });
  expect(screen).toContain('List\\x1b]0;title\\x07');
  expect(screen).not.toContain('\x07');
});

it('Ctrl-C cancels the questions', async () => {
  await expect(
    asked(CONVENTIONAL, [
      ['What kind of change is this?', KEY.enter],
      ['Which part', KEY.interrupt],
    ]),
  ).rejects.toMatchObject({ code: 'QUESTIONS_ABORTED', exit: 8 });
});
