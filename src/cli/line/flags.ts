import type { HelpGroup } from './help-groups.ts';

/**
 * The options and arguments of a command as plain data. They have oclif's field names, so that oclif can print the help, but
 * a command line is usually read without loading oclif (see `parse.ts`).
 */
interface Described {
  readonly description: string;
  readonly options?: readonly string[];
}

export interface FlagSpec extends Described {
  readonly kind: 'boolean' | 'integer' | 'list' | 'string';
  readonly char?: string;
  readonly helpGroup?: HelpGroup;
  readonly helpValue?: string;
  readonly aliases?: readonly string[];
  /** Options that can't be given together with this one. */
  readonly exclusive?: readonly string[];
  readonly default?: boolean | number | string;
  /** Of a boolean: `--no-NAME` is an option, too. */
  readonly allowNo?: boolean;
  /** The option may be repeated. */
  readonly multiple?: boolean;
  /** Of an option that may be repeated: what separates several values. */
  readonly delimiter?: ',';
  /** Of an integer: the smallest value. */
  readonly min?: number;
}

export interface ArgSpec extends Described {
  /** The name in the help, if it is not the key. */
  readonly name?: string;
  readonly required?: boolean;
  readonly default?: string;
}

declare const VALUE: unique symbol;

/** An option whose value is a T. The field exists only for the compiler. */
export type Flag<T> = FlagSpec & { readonly [VALUE]?: () => T };
export type Arg<T> = ArgSpec & { readonly [VALUE]?: () => T };

export type FlagTable = Readonly<Record<string, Flag<unknown>>>;
export type ArgTable = Readonly<Record<string, Arg<unknown>>>;

/** The values of a table of options or arguments. A boolean that is not given is false, anything else undefined. */
export type ValuesOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly [VALUE]?: () => infer T } ? T : never;
};

type Fields<Left extends keyof FlagSpec = never> = Omit<FlagSpec, 'kind' | Left>;

export const Flags = {
  boolean: (fields: Fields<'allowNo'>): Flag<boolean> => ({ kind: 'boolean', ...fields }),
  /** `--NAME` and `--no-NAME`. */
  switch: (fields: Fields): Flag<boolean | undefined> => ({ kind: 'boolean', allowNo: true, ...fields }),
  string: (fields: Fields): Flag<string | undefined> => ({ kind: 'string', ...fields }),
  strings: (fields: Fields): Flag<readonly string[] | undefined> => ({
    kind: 'string',
    multiple: true,
    ...fields,
  }),
  /** Zero or more words after the option, as {@link normalizeArguments} writes them. */
  list: (fields: Fields): Flag<readonly string[] | undefined> => ({ kind: 'list', ...fields }),
  integer,
  choice,
};

function integer(fields: Fields & { readonly default: number }): Flag<number>;
function integer(fields: Fields): Flag<number | undefined>;
function integer(fields: Fields): FlagSpec {
  return { kind: 'integer', ...fields };
}

function choice<T extends string>(
  fields: Fields & { readonly options: readonly T[]; readonly default: NoInfer<T> },
): Flag<T>;
function choice<T extends string>(fields: Fields & { readonly options: readonly T[] }): Flag<T | undefined>;
function choice(fields: Fields): FlagSpec {
  return { kind: 'string', ...fields };
}

type ArgFields = Omit<ArgSpec, 'default' | 'options' | 'required'>;

export const Args = {
  string: (fields: ArgFields): Arg<string | undefined> => fields,
  required: (fields: ArgFields): Arg<string> => ({ ...fields, required: true }),
  withDefault: (fields: ArgFields & { readonly default: string }): Arg<string> => fields,
  choice: <T extends string>(
    fields: ArgFields & { readonly options: readonly T[]; readonly default: NoInfer<T> },
  ): Arg<T> => fields,
};
