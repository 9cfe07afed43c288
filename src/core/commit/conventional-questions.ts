import { refuse } from '../error/error.ts';
import type { Answers, Choice, Question } from './question.ts';
import type { Questionnaire } from './questionnaire.ts';
import { strip, wordsIn } from './white-space.ts';

/**
 * The questions of the default rules. Parity: their order, and what becomes of each answer; the words are relctl's own.
 *
 * @param marksTitle whether a breaking change has a `!` in the first line, too
 * @see semantics §7.3
 */
export function conventionalQuestionnaire({ marksTitle }: { readonly marksTitle: boolean }): Questionnaire {
  return { questions: QUESTIONS, messageOf: (answers) => messageOf(answers, marksTitle) };
}

const TYPES: readonly Choice[] = [
  choice('fix', 'x', 'a mistake is mended (PATCH)'),
  choice('feat', 'f', 'users can do something new (MINOR)'),
  choice('docs', 'd', 'documentation, and nothing else'),
  choice('style', 's', 'blanks, line ends and the like: the code says the same'),
  choice('refactor', 'r', 'the code says the same in another way (PATCH)'),
  choice('perf', 'p', 'the same, but faster or smaller (PATCH)'),
  choice('test', 't', 'tests, and nothing else'),
  choice('build', 'b', 'how the project is built, and what it depends on'),
  choice('ci', 'c', 'what continuous integration does'),
];

function choice(type: string, key: string, means: string): Choice {
  return { value: type, name: `${type}: ${means}`, key };
}

const QUESTIONS: readonly Question[] = [
  { type: 'list', name: 'prefix', message: 'What is this change?', choices: TYPES, default: null },
  input('scope', 'Which part of the project does it touch? (Enter: none)', hyphenated),
  input('subject', 'What changes, in a few words? (lower case, no full stop)', subjectFrom),
  input('body', 'Why, and what else is there to say? (| ends a line; Enter: nothing)', linesFrom),
  {
    type: 'confirm',
    name: 'is_breaking_change',
    message: 'Do users have to change something? (BREAKING CHANGE: MAJOR)',
    default: false,
  },
  input('footer', 'What do users have to change, which issues are closed? (Enter: nothing)', asTyped),
];

function input(name: string, message: string, filter: (text: string) => string): Question {
  return { type: 'input', name, message, default: null, filter };
}

function hyphenated(text: string): string {
  return wordsIn(text).join('-');
}

/** Parity: full stops go first and white space after them, so `x. ` keeps its stop. */
function subjectFrom(text: string): string {
  const subject = strip(text.replace(/^\.+/, '').replace(/(?<!\.)\.+$/, ''));
  if (subject === '') throw refuse('SUBJECT_REQUIRED', {});
  return subject;
}

function linesFrom(text: string): string {
  return text
    .split('|')
    .map(strip)
    .filter((line) => line !== '')
    .join('\n');
}

function asTyped(text: string): string {
  return text;
}

/** Parity: a breaking change has its line in the footer also where nothing else is in it. */
function messageOf(answers: Answers, marksTitle: boolean): string {
  const { prefix = '', scope = '', subject = '', body = '', footer = '' } = answers;
  const isBreaking = answers['is_breaking_change'] === true;
  const title = `${prefix}${scope === '' ? '' : `(${scope})`}${isBreaking && marksTitle ? '!' : ''}: ${subject}`;
  const end = isBreaking ? `BREAKING CHANGE: ${footer}` : footer;
  return [title, body, end].filter((part) => part !== '').join('\n\n');
}
