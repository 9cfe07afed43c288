import type { Command } from '@oclif/core';
import { refuse } from '../core/error/error.ts';
import { nearest } from '../core/text/nearest.ts';

/** What oclif's parser knows of an argument that it rejects. */
interface ParseError extends Error {
  /** The options that don't exist. */
  readonly flags?: readonly string[];
  /** Words that stand where an argument would. */
  readonly args?: readonly string[];
}

/**
 * oclif's parser errors as refusals: an unknown option is 18 and everything else 13, as in commitizen, since oclif's
 * own 2 means "not a git project" here. Any other error is handed back as it is.
 */
export function asRefusal(error: Error, command: typeof Command): Error {
  if (!isParseError(error)) return error;
  if (error.flags !== undefined && error.name !== 'UnexpectedArgsError')
    return unknownOption(error.flags, command);
  if (error.args !== undefined && Object.keys(command.args).length === 0)
    return wordsTooMany(command.id, error.args);
  const [problem = '', ...rest] = error.message.split('\n').map((line) => line.trim());
  const details = rest.filter((line) => line !== '' && line !== 'See more help with --help').join('; ');
  return refuse('INVALID_ARGUMENT', {
    problem: details === '' ? problem : `${problem} ${details}`,
    hint: `relctl ${command.id.replaceAll(':', ' ')} --help`,
  });
}

function unknownOption(flags: readonly string[], command: typeof Command): Error {
  const known = Object.keys({ ...command.baseFlags, ...command.flags }).map((name) => `--${name}`);
  const [first = ''] = flags;
  const meant = nearest(first, known);
  const problem =
    flags.length === 1 ? `there is no option ${first}` : `there are no options ${flags.join(', ')}`;
  const hint =
    meant === null ? `relctl ${command.id.replaceAll(':', ' ')} --help lists them` : `did you mean ${meant}?`;
  return refuse('UNKNOWN_OPTION', { problem, hint });
}

/** What is said to `relctl check message`: a command that takes no arguments. Parity: 18, as an option would be. */
export function wordsTooMany(command: string, words: readonly string[]): Error {
  const spoken = command.replaceAll(':', ' ');
  const problem = `relctl ${spoken} takes no argument '${words.join(' ')}'`;
  return refuse('UNKNOWN_OPTION', { problem, hint: `relctl ${spoken} --help` });
}

/** Only oclif's own errors have this field; some of them say nothing else of where they come from. */
function isParseError(error: Error): error is ParseError {
  return 'oclif' in error;
}
