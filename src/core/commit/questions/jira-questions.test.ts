import { describe, expect, it } from 'vitest';
import { JIRA_QUESTIONNAIRE } from './jira-questions.ts';

const { questions, messageOf } = JIRA_QUESTIONNAIRE;

// The results are those of cz 4.19.3.
describe.each<readonly [name: string, rows: readonly (readonly [typed: string, answer: string])[]]>([
  ['message', [[' a b ', 'a b']]],
  ['issues', [[' JRA-1 JRA-2 ', 'JRA-1 JRA-2']]],
  [
    'workflow',
    [
      ['', ''],
      ['  ', '#'],
      ['in  progress', '#in-progress'],
    ],
  ],
  [
    'time',
    [
      ['', ''],
      [' 3h 15m ', '#time  3h 15m '],
    ],
  ],
  [
    'comment',
    [
      ['', ''],
      ['a b', '#comment a b'],
    ],
  ],
])('%s', (name, rows) => {
  it.each(rows)('%j is %j', (typed, answer) => {
    const question = questions.find((one) => one.name === name);
    expect(question?.type === 'input' ? question.filter(typed) : null).toBe(answer);
  });
});

it('the message is one line with all answers', () => {
  const all = { message: 'm', issues: 'J-1', workflow: '#w', time: '#time 1h', comment: '#comment c' };
  expect(messageOf(all)).toBe('m J-1 #w #time 1h #comment c');
  expect(messageOf({ ...all, workflow: '', comment: '' })).toBe('m J-1 #time 1h');
});
