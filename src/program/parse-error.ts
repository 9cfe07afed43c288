import { refuse } from '../core/error/error.ts';
import { nearest } from '../core/text/nearest.ts';
import { longOptions } from '../cli/line/arguments.ts';
import { wordsTooMany } from '../cli/line/unexpected-words.ts';
import type { FlagSpec } from '../cli/line/flags.ts';

/** What oclif's parser says about a rejected argument. */
interface ParseError extends Error {
  /** Unknown options. */
  readonly flags?: readonly string[];
  /** Unexpected words; or, if arguments are missing, their definitions. */
  readonly args?: readonly unknown[];
}

interface Argument {
  readonly name: string;
  readonly description?: string;
}

/** The command that was typed. */
interface KnownCommand {
  readonly id: string;
  readonly flags: Readonly<Record<string, FlagSpec>>;
}

/**
 * Turns oclif's parser errors into relctl's: exit code 18 for an unknown option or an unexpected word, and 13 for everything
 * else, as in commitizen. oclif's own exit code 2 means "not a git project" here. Other errors are returned unchanged.
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
  const known = longOptions(command.flags).map((name) => `--${name}`);
  const [first = ''] = flags.map((flag) => flag.split('=')[0] ?? '');
  const begun = first.startsWith('--') ? known.filter((option) => option.startsWith(first)) : [];
  if (begun.length > 1) {
    const problem = `${first} is ambiguous: ${begun.join(', ')}`;
    return refuse('INVALID_ARGUMENT', { problem, hint: 'write the full name of the option' });
  }
  const meant = nearest(first, known);
  const problem = flags.length === 1 ? `unknown option ${first}` : `unknown options ${flags.join(', ')}`;
  const hint =
    meant === null ? `relctl ${command.id.replaceAll(':', ' ')} --help lists them` : `did you mean ${meant}?`;
  return refuse('UNKNOWN_OPTION', { problem, hint });
}

function isArgument(arg: unknown): arg is Argument {
  return typeof arg === 'object' && arg !== null && 'name' in arg;
}

/** Only oclif's errors have this field, and some of them have no other mark. */
function isParseError(error: Error): error is ParseError {
  return 'oclif' in error;
}
