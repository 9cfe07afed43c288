import { refuse } from '../../error/error.ts';
import type { Answers, Choice, Question } from './question.ts';
import type { Questionnaire } from './question.ts';
import { strip, wordsIn } from '../white-space.ts';

/**
 * The questions of the default rules. Parity: their order, and how each answer goes into the message. The wording is
 * relctl's own.
 *
 * @param marksTitle whether a breaking change also has a `!` in the first line
 */
export function conventionalQuestionnaire({ marksTitle }: { readonly marksTitle: boolean }): Questionnaire {
  return { questions: QUESTIONS, messageOf: (answers) => messageOf(answers, marksTitle) };
}

const TYPES: readonly Choice[] = [
  choice('fix', 'x', 'a bug fix (PATCH)'),
  choice('feat', 'f', 'a new feature (MINOR)'),
  choice('docs', 'd', 'documentation only'),
  choice('style', 's', 'formatting only, such as white space'),
  choice('refactor', 'r', 'a change that is neither a fix nor a feature (PATCH)'),
  choice('perf', 'p', 'better performance (PATCH)'),
  choice('test', 't', 'tests only'),
  choice('build', 'b', 'the build or the dependencies'),
  choice('ci', 'c', 'the CI configuration'),
];

function choice(type: string, key: string, means: string): Choice {
  return { value: type, name: `${type}: ${means}`, key };
}

const QUESTIONS: readonly Question[] = [
  { type: 'list', name: 'prefix', message: 'What kind of change is this?', choices: TYPES, default: null },
  input('scope', 'Which part of the project does it change? (Enter to skip)', hyphenated),
  input('subject', 'Short description (lower case, no full stop)', subjectFrom),
  input('body', 'Longer description (| for a new line, Enter to skip)', linesFrom),
  {
    type: 'confirm',
    name: 'is_breaking_change',
    message: 'Is this a BREAKING CHANGE? (MAJOR)',
    default: false,
  },
  input('footer', 'Footer: what users have to change, issues that this closes (Enter to skip)', asTyped),
];

function input(name: string, message: string, filter: (text: string) => string): Question {
  return { type: 'input', name, message, default: null, filter };
}

function hyphenated(text: string): string {
  return wordsIn(text).join('-');
}

/** Parity: full stops are removed before white space, so `x. ` keeps its full stop. */
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

/** Parity: the footer of a breaking change always starts with `BREAKING CHANGE: `, even if it is empty otherwise. */
function messageOf(answers: Answers, marksTitle: boolean): string {
  const { prefix = '', scope = '', subject = '', body = '', footer = '' } = answers;
  const isBreaking = answers['is_breaking_change'] === true;
  const title = `${prefix}${scope === '' ? '' : `(${scope})`}${isBreaking && marksTitle ? '!' : ''}: ${subject}`;
  const end = isBreaking ? `BREAKING CHANGE: ${footer}` : footer;
  return [title, body, end].filter((part) => part !== '').join('\n\n');
}
