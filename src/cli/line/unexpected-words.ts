import { refuse } from '../../core/error/error.ts';

/** The error for an unexpected word, as in `relctl check message`. Parity: 18, the same as for an unknown option. */
export function wordsTooMany(command: string, words: readonly string[]): Error {
  const spoken = command.replaceAll(':', ' ');
  const problem = `relctl ${spoken} does not take '${words.join(' ')}'`;
  const hint =
    command === 'preflight' ? `relctl preflight --only ${words.join(',')}` : `relctl ${spoken} --help`;
  return refuse('UNKNOWN_OPTION', { problem, hint });
}
