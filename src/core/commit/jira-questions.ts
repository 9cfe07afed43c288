import type { Question } from './question.ts';
import type { Questionnaire } from './questionnaire.ts';
import { strip, wordsIn } from './white-space.ts';

/** The questions of the rules `cz_jira`: a line that Jira reads as a smart commit, `fix typo JRA-34 #close`. */
export const JIRA_QUESTIONNAIRE: Questionnaire = {
  questions: [
    input('message', 'What changes? (required)', strip),
    input('issues', 'Which issues, separated by blanks? (required)', strip),
    input('workflow', 'What happens to them: close, resolve, …? (Enter: nothing)', (text) =>
      command('#', wordsIn(text).join('-'), text),
    ),
    input('time', 'How much time did it take, such as 3h 15m? (Enter: not said)', (text) =>
      command('#time ', text, text),
    ),
    input('comment', 'A comment on the issues? (Enter: none)', (text) => command('#comment ', text, text)),
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

/** Parity: only where nothing at all was typed there is no command; blanks make one. */
function command(before: string, argument: string, typed: string): string {
  return typed === '' ? '' : `${before}${argument}`;
}
