import type { Question } from './question.ts';
import type { Questionnaire } from './question.ts';
import { strip, wordsIn } from '../white-space.ts';

/** The questions of the rules `cz_jira`. The message is a smart commit of Jira: `fix typo JRA-34 #close`. */
export const JIRA_QUESTIONNAIRE: Questionnaire = {
  questions: [
    input('message', 'What changes? (required)', strip),
    input('issues', 'Which issues, separated by spaces? (required)', strip),
    input('workflow', 'Workflow command, such as close or resolve (Enter to skip)', (text) =>
      command('#', wordsIn(text).join('-'), text),
    ),
    input('time', 'Time spent, such as 3h 15m (Enter to skip)', (text) => command('#time ', text, text)),
    input('comment', 'Comment on the issues (Enter to skip)', (text) => command('#comment ', text, text)),
  ],
  messageOf: (answers) =>
    ['message', 'issues', 'workflow', 'time', 'comment']
      .map((name) => answers[name] ?? '')
      .filter((part) => part !== '')
      .join(' '),
};

function input(name: string, message: string, filter: (text: string) => string): Question {
  return { type: 'input', name, message, default: null, filter };
}

/** Parity: only an empty answer gives no command; spaces give one. */
function command(before: string, argument: string, typed: string): string {
  return typed === '' ? '' : `${before}${argument}`;
}
