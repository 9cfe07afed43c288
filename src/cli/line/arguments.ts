import { refuse } from '../../core/error/error.ts';
import type { FlagSpec } from './flags.ts';

/** Options that may come before or after the command, and whether they take a value. */
const GLOBAL_OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ['--config', true],
  ['--name', true],
  ['-n', true],
  ['--no-raise', true],
  ['-C', true],
  ['--directory', true],
  ['--profile', true],
  ['--json', false],
  ['--debug', false],
]);

/** commitizen's short options with several letters: oclif would read `-pr` as `-p -r`. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['-nr', '--no-raise'],
  ['-pr', '--prerelease'],
  ['-ch', '--changelog'],
  ['-cc', '--check-consistency'],
  ['-at', '--annotated-tag'],
  ['-atm', '--annotated-tag-message'],
]);

/** Options with an optional value, and their value if none is given. oclif requires a value. */
const IMPLIED_VALUES: ReadonlyMap<string, string> = new Map([['--next', 'USE_GIT_COMMITS']]);

/** Options that take zero or more values. oclif gets the values as one JSON list. */
const LIST_OPTIONS: ReadonlySet<string> = new Set(['--allowed-prefixes']);

/** For a command, the option that takes several values. oclif gets the option once for each value. */
const SERIES: ReadonlyMap<string, string> = new Map([
  ['hotfix', '--pick'],
  ['hotfix:reconcile', '--skip'],
]);

/** A command line that begins with the name of a command, or with nothing that is one. */
export interface FoundCommand {
  /** The words of the command, joined with `:`; null for an unknown command. */
  readonly id: string | null;
  /** The global options before the command. */
  readonly leading: readonly string[];
  /** What follows the command; without a command, what follows the global options. */
  readonly options: readonly string[];
  /** `--` and everything after it. */
  readonly rest: readonly string[];
}

/** @param commands the ids and aliases of all commands */
export function findCommand(argv: readonly string[], commands: ReadonlySet<string>): FoundCommand {
  const end = argv.indexOf('--');
  const own = (end === -1 ? argv : argv.slice(0, end)).map(spelledOut);
  const rest = end === -1 ? [] : argv.slice(end);
  const { leading, following } = splitAtCommand(own);
  const [command = '', ...options] = shownOnly(following);
  const pair = `${command}:${options[0] ?? ''}`;
  if (commands.has(pair)) return { id: pair, leading, options: options.slice(1), rest };
  return commands.has(command)
    ? { id: command, leading, options, rest }
    : { id: null, leading, options: following, rest };
}

/**
 * Rewrites commitizen's forms of options: short options of several letters become long ones, unambiguous abbreviations are
 * completed, and global options move after the command.
 *
 * @param id of the command that was found
 * @returns the arguments without the command's name
 * @throws INVALID_ARGUMENT if an option comes where the value of another one is expected
 */
export function normalizeArguments(
  { leading, options, rest }: FoundCommand,
  id: string,
  flags: Readonly<Record<string, FlagSpec>>,
): readonly string[] {
  const known = longOptions(flags);
  const complete = options.map((option) => completed(option, known));
  refuseSwallowed([...leading, ...complete], valueOptions(flags));
  const listed = withSeries(id, withLists(complete));
  return [...leading, ...listed.map(withImpliedValue), ...rest];
}

/** The long options of a command, without dashes. */
export function longOptions(flags: Readonly<Record<string, FlagSpec>>): readonly string[] {
  return Object.entries(flags).flatMap(([name, { allowNo }]) =>
    allowNo === true ? [name, `no-${name}`] : [name],
  );
}

/** The options that take a value, in long and short form, with dashes. */
function valueOptions(flags: Readonly<Record<string, FlagSpec>>): ReadonlySet<string> {
  return new Set(
    Object.entries(flags).flatMap(([name, { kind, char }]) =>
      kind === 'boolean' ? [] : [`--${name}`, ...(char === undefined ? [] : [`-${char}`])],
    ),
  );
}

/** The commands that `dry-run` replaces with their own `--dry-run`. The command `dry-run` handles `bump` itself. */
const SHOWN_BY_DRY_RUN: readonly string[] = ['prerelease', 'hotfix'];

function shownOnly(argv: readonly string[]): readonly string[] {
  const [command, ...words] = argv;
  const at = words.findIndex((word) => !word.startsWith('-'));
  const shown = words[at] ?? '';
  if (command !== 'dry-run' || !SHOWN_BY_DRY_RUN.includes(shown)) return argv;
  return [shown, ...words.slice(at + 1), ...words.slice(0, at), '--dry-run'];
}

function spelledOut(argument: string): string {
  const [form = '', ...value] = argument.split('=');
  const long = SHORT_FORMS.get(form);
  return long === undefined ? argument : [long, ...value].join('=');
}

/** Splits at the first word that is neither a global option nor its value. */
function splitAtCommand(argv: readonly string[]): {
  leading: readonly string[];
  following: readonly string[];
} {
  let at = 0;
  while (at < argv.length) {
    const [option = ''] = (argv[at] ?? '').split('=');
    const takesValue = GLOBAL_OPTIONS.get(option);
    if (takesValue === undefined) break;
    at += takesValue && option === argv[at] ? 2 : 1;
  }
  return { leading: argv.slice(0, at), following: argv.slice(at) };
}

/** A list ends at the next option. After `=` it has exactly one value. */
function withLists(argv: readonly string[]): readonly string[] {
  const at = argv.findIndex((argument) => LIST_OPTIONS.has(argument.split('=')[0] ?? ''));
  if (at === -1) return argv;
  const [option = '', ...value] = (argv[at] ?? '').split('=');
  const after = argv.slice(at + 1);
  const next = value.length > 0 ? 0 : after.findIndex((argument) => /^-[^ ]+$/.test(argument));
  const end = next === -1 ? after.length : next;
  const values = value.length > 0 ? [value.join('=')] : after.slice(0, end);
  return [...argv.slice(0, at), `${option}=${JSON.stringify(values)}`, ...withLists(after.slice(end))];
}

/**
 * Repeats the option of {@link SERIES} before each further value. `hotfix` also takes a tag, so this works only if the tag
 * comes first: otherwise a tag and a value look the same.
 */
function withSeries(command: string, argv: readonly string[]): readonly string[] {
  const option = SERIES.get(command);
  const isSeries = command !== 'hotfix' || argv[0]?.startsWith('-') === false;
  if (option === undefined || !isSeries) return argv;
  const out: string[] = [];
  let isWithin = false;
  for (const argument of argv) {
    const isValue = !argument.startsWith('-');
    const follows = isValue && isWithin && out.at(-1) !== option;
    out.push(...(follows ? [option] : []), argument);
    isWithin = isValue ? isWithin : argument.split('=')[0] === option;
  }
  return out;
}

/** Without this, `--tag-format --dry-run` would release. Parity: a word with a space, or a number, is a value. */
function refuseSwallowed(argv: readonly string[], takingValue: ReadonlySet<string>): void {
  for (const [at, option] of argv.entries()) {
    const next = argv[at + 1] ?? '';
    const mayBeAlone = LIST_OPTIONS.has(option) || IMPLIED_VALUES.has(option);
    if (!takingValue.has(option) || mayBeAlone || !/^-[^ ]+$/.test(next) || /^-(?:\d+|\d*\.\d+)$/.test(next))
      continue;
    throw refuse('INVALID_ARGUMENT', {
      problem: `${option} needs a value, but the option ${next} follows`,
      hint: `if that is the value: ${option}=${next}`,
    });
  }
}

function withImpliedValue(argument: string, index: number, all: readonly string[]): string {
  const implied = IMPLIED_VALUES.get(argument);
  const next = all[index + 1];
  return implied === undefined || (next !== undefined && !next.startsWith('-'))
    ? argument
    : `${argument}=${implied}`;
}

function completed(argument: string, known: readonly string[]): string {
  const [option = '', ...value] = argument.split('=');
  if (!option.startsWith('--') || known.includes(option.slice(2))) return argument;
  const matching = known.filter((name) => name.startsWith(option.slice(2)));
  return matching.length === 1 ? [`--${matching[0] ?? ''}`, ...value].join('=') : argument;
}
