import { Args, Command as OclifCommand, Config, Flags, Parser, run } from '@oclif/core';
import type { Interfaces } from '@oclif/core';
import type { Command } from '../cli/line/command.ts';
import type { ArgSpec, FlagSpec } from '../cli/line/flags.ts';
import { GLOBAL_FLAGS } from '../cli/line/global-flags.ts';
import { absent } from '../cli/line/parse.ts';
import type { Line } from '../cli/line/parse.ts';
import { packageFolder } from '../io/files/package.ts';
import { asRefusal } from './parse-error.ts';
import { ALIASES, COMMANDS } from './registry.ts';

/** Runs help, a command of a plugin, or an unknown command. @throws RelctlError */
export async function runOther(argv: readonly string[]): Promise<void> {
  const config = await Config.load(packageFolder());
  try {
    await run([...argv], config);
  } catch (error) {
    if (isExit(error)) {
      process.exitCode = error.oclif.exit;
      return;
    }
    throw error instanceof Error ? asRefusal(error, { id: argv[0] ?? '', flags: {} }) : error;
  }
}

/** Reads a command line in any form that oclif knows. @throws INVALID_ARGUMENT, UNKNOWN_OPTION */
export async function parseWithOclif(id: string, command: Command, argv: readonly string[]): Promise<Line> {
  const end = command.takesRest === true ? argv.indexOf('--') : -1;
  const own = end === -1 ? argv : argv.slice(0, end);
  const specs = { ...GLOBAL_FLAGS, ...command.flags };
  try {
    const parsed = await Parser.parse([...own], { flags: flagsOf(specs), args: argsOf(command.args) });
    const given = parsed.flags as Readonly<Record<string, unknown>>;
    const flags = Object.entries(specs).map(([name, spec]) => [name, given[name] ?? absent(spec)] as const);
    return {
      args: parsed.args,
      flags: Object.fromEntries(flags),
      rest: end === -1 ? [] : argv.slice(end + 1),
    };
  } catch (error) {
    throw error instanceof Error ? asRefusal(error, { id, flags: specs }) : error;
  }
}

/** All commands as oclif's classes, by id. oclif makes the manifest of them, and with it the help. */
export async function oclifCommands(): Promise<Readonly<Record<string, typeof OclifCommand>>> {
  const entries = Object.entries(COMMANDS).map(
    async ([id, load]) => [id, classOf(id, (await load()).default)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function classOf(id: string, command: Command): typeof OclifCommand {
  const others = Object.entries(ALIASES).filter(([, { of }]) => of === id);
  const named = (hidden: boolean): string[] =>
    others.filter(([, { isHidden }]) => isHidden === hidden).map(([name]) => name);
  return class extends OclifCommand {
    static override id = id;
    static override summary = command.summary;
    static override description = command.description;
    static override examples = [...command.examples];
    static override aliases = named(false);
    static override hiddenAliases = named(true);
    static override args = argsOf(command.args);
    static override baseFlags = flagsOf(GLOBAL_FLAGS);
    static override flags = flagsOf(command.flags);

    override run(): Promise<never> {
      throw new Error(`oclif must not run ${id}`);
    }
  };
}

function flagsOf(specs: Readonly<Record<string, FlagSpec>>): Interfaces.FlagInput {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, flagOf(spec)]));
}

function flagOf({ kind, ...fields }: FlagSpec): Interfaces.FlagInput[string] {
  // oclif's types ask for arrays that it may change. It changes none.
  const spec: Record<string, unknown> = {
    ...fields,
    multipleNonGreedy: fields.multiple === true && fields.delimiter === undefined,
  };
  switch (kind) {
    case 'boolean':
      return Flags.boolean(spec);
    case 'integer':
      return Flags.integer(spec);
    case 'string':
      return Flags.string(spec);
    case 'list':
      return Flags.custom<unknown>({ parse: (list) => Promise.resolve(JSON.parse(list)) })(spec);
  }
}

/** oclif would read a missing argument from stdin, which may be anything in a script. */
function argsOf(specs: Readonly<Record<string, ArgSpec>>): Interfaces.ArgInput {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      Args.string({ ...(spec as object), ignoreStdin: true }),
    ]),
  );
}

/** oclif throws an exit after `--help` and `--version`. */
function isExit(error: unknown): error is { readonly oclif: { readonly exit: number } } {
  return error instanceof Error && 'code' in error && error.code === 'EEXIT';
}
