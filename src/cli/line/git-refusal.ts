import { refuse } from '../../core/error/error.ts';
import { GitFailure } from '../../io/git/git.ts';

/** Turns a git failure that nothing else handles into an error with git's message: it is not a bug of relctl. */
export function gitRefusal(error: Error): Error {
  if (!(error instanceof GitFailure)) return error;
  const command = `git ${error.args.find((word) => !word.startsWith('-')) ?? ''}`;
  return refuse('GIT_COMMAND_FAILED', { command, said: error.said }, error);
}
