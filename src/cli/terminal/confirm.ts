import { refuse } from '../../core/error/error.ts';

/** Whether the user can answer a question. It is printed on stderr, so stdout may be redirected. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Whether a person sees the result and can type. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** Asks a yes-or-no question on the terminal; Enter means no. @throws INTERRUPTED on Ctrl-C */
export async function confirm(question: string): Promise<boolean> {
  const { default: ask } = await import('@inquirer/confirm');
  try {
    return await ask({ message: question, default: false }, { output: process.stderr });
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw refuse('INTERRUPTED', { undone: false }, error);
    throw error;
  }
}
