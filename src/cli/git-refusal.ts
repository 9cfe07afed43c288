import { refuse } from '../core/error/error.ts';
import { GitFailure } from '../io/git.ts';

/** What git said where nobody had better words for it: that is no bug of relctl's. */
export function gitRefusal(error: Error): Error {
  if (!(error instanceof GitFailure)) return error;
  const command = `git ${error.args.find((word) => !word.startsWith('-')) ?? ''}`;
  return refuse('GIT_COMMAND_FAILED', { command, said: error.said }, error);
}
