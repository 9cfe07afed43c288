import type { Answers, ListQuestion, InputQuestion, Question } from '../../core/commit/questions/question.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { visibleLine } from '../../core/text/visible.ts';

/** Where questions are asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The number of lines; 0 if the terminal does not say. */
  readonly rows: number;
}

/** The terminal of this process. Questions go to stderr, because stdout is for the result. */
export function ownTerminal(): Terminal {
  return { input: process.stdin, output: process.stderr, rows: process.stderr.rows };
}

/**
 * Asks one question after the other, each until it is answered.
 *
 * @param shortcuts whether the choices of a list have shortcut keys
 * @throws QUESTIONS_ABORTED on Ctrl-C
 */
export async function askAll(
  questions: readonly Question[],
  shortcuts: boolean,
  terminal: Terminal,
): Promise<Answers> {
  const answers: Record<string, string | boolean> = {};
  try {
    for (const question of questions) answers[question.name] = await ask(question, shortcuts, terminal);
  } catch (error) {
    const aborted = error instanceof Error && error.name === 'ExitPromptError';
    throw aborted ? refuse('QUESTIONS_ABORTED', {}, error) : error;
  }
  return answers;
}

async function ask(question: Question, shortcuts: boolean, terminal: Terminal): Promise<string | boolean> {
  const message = visibleLine(question.message.trim());
  switch (question.type) {
    case 'list':
      return askList({ ...question, message }, shortcuts, terminal);
    case 'input':
      return askInput({ ...question, message }, terminal);
    case 'confirm': {
      const { default: confirm } = await import('@inquirer/confirm');
      return confirm({ message, default: question.default }, terminal);
    }
  }
}

/** Lines that a list question needs besides its choices. */
const FRAME = 4;
const USUAL_ROWS = 24;

async function askList(question: ListQuestion, shortcuts: boolean, terminal: Terminal): Promise<string> {
  const { default: select } = await import('@inquirer/select');
  const choices = question.choices.map(({ value, name, key }, index) => ({
    value,
    // The prompt selects the choice whose name starts with what you type, so a key at the start works as a shortcut.
    name: visibleLine(shortcuts ? `${key ?? index + 1}) ${name}` : name),
    short: visibleLine(value),
  }));
  const pageSize = Math.max(FRAME, Math.min(2 * choices.length, (terminal.rows || USUAL_ROWS) - FRAME));
  const { message, default: chosen } = question;
  return select({ message, choices, pageSize, ...(chosen === null ? {} : { default: chosen }) }, terminal);
}

async function askInput(question: InputQuestion, terminal: Terminal): Promise<string> {
  const { default: input } = await import('@inquirer/input');
  const { message, filter, default: given } = question;
  const typed = await input(
    {
      message,
      validate: (text) => problemWith(text, filter),
      ...(given === null ? {} : { default: given, prefill: 'editable' }),
    },
    terminal,
  );
  return filter(typed);
}

/** @returns true if there is no problem, as inquirer expects it */
function problemWith(text: string, filter: (text: string) => string): true | string {
  try {
    filter(text);
    return true;
  } catch (error) {
    if (error instanceof RelctlError) return error.message;
    throw error;
  }
}
