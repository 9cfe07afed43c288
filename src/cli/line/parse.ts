import type { ArgSpec, FlagSpec } from './flags.ts';

/** The values of a command line, by name. */
export interface Line {
  readonly args: Readonly<Record<string, unknown>>;
  readonly flags: Readonly<Record<string, unknown>>;
  readonly rest: readonly string[];
}

/** What {@link parseLine} needs to know about a command. */
export interface Syntax {
  readonly args: Readonly<Record<string, ArgSpec>>;
  readonly flags: Readonly<Record<string, FlagSpec>>;
  readonly takesRest?: boolean;
}

/**
 * Reads the arguments and options of a command in their plain forms: `--name VALUE`, `--name=VALUE`, `-n VALUE`, words.
 *
 * It never reports an error. oclif reads every line that this parser does not, and oclif takes as long to load as all the rest.
 *
 * @param argv as `normalizeArguments` returns it, without the command's name
 * @returns null for anything unusual or wrong, and for `--help`
 */
export function parseLine(syntax: Syntax, argv: readonly string[]): Line | null {
  const end = argv.indexOf('--');
  if (end !== -1 && syntax.takesRest !== true) return null;
  const given = readWords(syntax.flags, end === -1 ? argv : argv.slice(0, end));
  if (given === null) return null;
  const args = argumentValues(syntax.args, given.words);
  const flags = flagValues(syntax.flags, given.options);
  if (args === null || flags === null) return null;
  return { args, flags, rest: end === -1 ? [] : argv.slice(end + 1) };
}

/** The words of a line, and what was given for each option: true, false, or texts. */
interface Given {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, boolean | readonly string[]>;
}

function readWords(flags: Syntax['flags'], argv: readonly string[]): Given | null {
  const spelled = spellings(flags);
  const words: string[] = [];
  const options = new Map<string, boolean | readonly string[]>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-')) {
      words.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const option = spelled.get(equals === -1 ? word : word.slice(0, equals));
    if (option === undefined) return null;
    const before = options.get(option.name);
    if (option.spec.kind === 'boolean') {
      if (equals !== -1 || before !== undefined) return null;
      options.set(option.name, option.isOn);
      continue;
    }
    if (equals === -1) at += 1;
    const value = equals === -1 ? argv[at] : word.slice(equals + 1);
    if (value === undefined || (equals === -1 && value.startsWith('-'))) return null;
    if (before !== undefined && option.spec.multiple !== true) return null;
    options.set(option.name, [...(typeof before === 'object' ? before : []), value]);
  }
  return { words, options };
}

interface Spelling {
  readonly name: string;
  readonly spec: FlagSpec;
  /** What a boolean is set to. */
  readonly isOn: boolean;
}

function spellings(flags: Syntax['flags']): ReadonlyMap<string, Spelling> {
  const known = new Map<string, Spelling>();
  for (const [name, spec] of Object.entries(flags)) {
    const on = { name, spec, isOn: true };
    for (const long of [name, ...(spec.aliases ?? [])]) known.set(`--${long}`, on);
    if (spec.char !== undefined) known.set(`-${spec.char}`, on);
    if (spec.allowNo === true) known.set(`--no-${name}`, { name, spec, isOn: false });
  }
  return known;
}

function argumentValues(specs: Syntax['args'], words: readonly string[]): Line['args'] | null {
  const entries = Object.entries(specs);
  if (words.length > entries.length) return null;
  const values: Record<string, unknown> = {};
  for (const [at, [name, spec]] of entries.entries()) {
    const value = words[at] ?? spec.default;
    if (value === undefined && spec.required === true) return null;
    if (value !== undefined && spec.options?.includes(value) === false) return null;
    values[name] = value;
  }
  return values;
}

function flagValues(specs: Syntax['flags'], given: Given['options']): Line['flags'] | null {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = given.get(name);
    if (value !== undefined && spec.exclusive?.some((other) => given.has(other)) === true) return null;
    const read = typeof value === 'object' ? valueOf(spec, value) : (value ?? absent(spec));
    if (read === null) return null;
    values[name] = read;
  }
  return values;
}

/** The value of an option that is not given. */
export function absent(spec: FlagSpec): unknown {
  return spec.default ?? (spec.kind === 'boolean' && spec.allowNo !== true ? false : undefined);
}

/** @returns null for a value that the option does not take */
function valueOf(spec: FlagSpec, texts: readonly string[]): unknown {
  const [text = ''] = texts;
  if (spec.kind === 'list') return JSON.parse(text) as unknown;
  if (spec.kind === 'integer') return integerIn(text, spec.min);
  if (texts.some((each) => spec.options?.includes(each) === false)) return null;
  if (spec.multiple !== true) return text;
  return spec.delimiter === undefined ? texts : null;
}

function integerIn(text: string, min = -Infinity): number | null {
  const value = /^\d+$/.test(text) ? Number(text) : null;
  return value !== null && value >= min ? value : null;
}
