import type { Command } from '@oclif/core';
import { refuse } from '../core/error/error.ts';
import { nearest } from '../core/text/nearest.ts';

/** What oclif's parser knows of an argument that it rejects. */
interface ParseError extends Error {
  /** The options that don't exist. */
  readonly flags?: readonly string[];
  /** Words that stand where an argument would; where arguments are missing, their definitions. */
  readonly args?: readonly unknown[];
}

interface Argument {
  readonly name: string;
  readonly description?: string;
}

/** A command, loaded or not. */
type KnownCommand = typeof Command | Command.Loadable;

/**
 * oclif's parser errors as refusals: an unknown option is 18, a word too many too, and everything else 13, as in
 * commitizen, since oclif's own 2 means "not a git project" here. Any other error is handed back as it is.
 */
export function asRefusal(error: Error, command: KnownCommand): Error {
  if (!isParseError(error)) return error;
  const words = error.args?.filter((word) => typeof word === 'string') ?? [];
  if (words.length > 0) return wordsTooMany(command.id, words);
  const missing = error.args?.filter(isArgument) ?? [];
  if (missing.length > 0) return wordsMissing(command.id, missing);
  if (error.flags !== undefined) return unknownOption(error.flags, command);
  const [problem = '', ...rest] = error.message.split('\n').map((line) => line.trim());
  const details = rest.filter((line) => line !== '' && line !== 'See more help with --help').join('; ');
  return refuse('INVALID_ARGUMENT', {
    problem: details === '' ? problem : `${problem} ${details}`,
    hint: `relctl ${command.id.replaceAll(':', ' ')} --help`,
  });
}

function wordsMissing(command: string, missing: readonly Argument[]): Error {
  const spoken = command.replaceAll(':', ' ');
  const words = missing.map(({ name, description = '' }) => `${name.toUpperCase()} (${description})`);
  return refuse('INVALID_ARGUMENT', {
    problem: `relctl ${spoken} needs ${words.join(' and ')}`,
    hint: `relctl ${spoken} --help`,
  });
}

function unknownOption(flags: readonly string[], command: KnownCommand): Error {
  const known = longOptions(command);
  const [first = ''] = flags.map((flag) => flag.split('=')[0] ?? '');
  const begun = first.startsWith('--') ? known.filter((option) => option.startsWith(first)) : [];
  if (begun.length > 1) {
    const problem = `${first} may be each of ${begun.join(', ')}`;
    return refuse('INVALID_ARGUMENT', { problem, hint: 'write out the one that is meant' });
  }
  const meant = nearest(first, known);
  const problem =
    flags.length === 1 ? `there is no option ${first}` : `there are no options ${flags.join(', ')}`;
  const hint =
    meant === null ? `relctl ${command.id.replaceAll(':', ' ')} --help lists them` : `did you mean ${meant}?`;
  return refuse('UNKNOWN_OPTION', { problem, hint });
}

function longOptions(command: KnownCommand): readonly string[] {
  const { flags, baseFlags = {} } = command as Command.Loadable & { baseFlags?: Command.Loadable['flags'] };
  return Object.entries({ ...baseFlags, ...flags }).flatMap(([name, flag]) =>
    flag.type === 'boolean' && flag.allowNo ? [`--${name}`, `--no-${name}`] : [`--${name}`],
  );
}

/** What is said to `relctl check message`: a command that takes no arguments. Parity: 18, as an option would be. */
export function wordsTooMany(command: string, words: readonly string[]): Error {
  const spoken = command.replaceAll(':', ' ');
  const problem = `relctl ${spoken} has no place for '${words.join(' ')}'`;
  const hint =
    command === 'preflight' ? `relctl preflight --only ${words.join(',')}` : `relctl ${spoken} --help`;
  return refuse('UNKNOWN_OPTION', { problem, hint });
}

function isArgument(arg: unknown): arg is Argument {
  return typeof arg === 'object' && arg !== null && 'name' in arg;
}

/** Only oclif's own errors have this field; some of them say nothing else of where they come from. */
function isParseError(error: Error): error is ParseError {
  return 'oclif' in error;
}
