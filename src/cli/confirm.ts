import { refuse } from '../core/error/error.ts';

/** Whether somebody is there to be asked: who reads the question on stderr, wherever the answer of the command goes. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks yes or no on the terminal; Enter is no. @throws INTERRUPTED on Ctrl-C */
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
