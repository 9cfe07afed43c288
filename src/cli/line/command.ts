import type { ArgTable, FlagTable, ValuesOf } from './flags.ts';
import type { GLOBAL_FLAGS } from './global-flags.ts';

/** A command: what its help says, its arguments and options, and what it does. */
export interface Command {
  readonly summary: string;
  readonly description?: string;
  readonly examples: readonly (string | { readonly description: string; readonly command: string })[];
  readonly aliases?: readonly string[];
  readonly hiddenAliases?: readonly string[];
  /** In the order in which they are typed. */
  readonly args: ArgTable;
  /** Without the global options. */
  readonly flags: FlagTable;
  /** The arguments after `--` go to another program, unread. Without this, they are arguments of relctl. */
  readonly takesRest?: boolean;
  readonly run: (call: AnyCall) => Promise<void>;
}

/** What was typed after the name of a command. */
export interface Call<Args, Options> {
  readonly args: ValuesOf<Args>;
  readonly flags: ValuesOf<Options> & ValuesOf<typeof GLOBAL_FLAGS>;
  /** The arguments after `--`, of a command that takes them. */
  readonly rest: readonly string[];
  /** Sets the exit code of an error whose message is not printed. */
  readonly endWith: (error: Error) => void;
}

type AnyCall = Call<never, never>;

interface Definition<Args, Options> extends Omit<Command, 'args' | 'flags' | 'run'> {
  readonly args?: Args;
  readonly flags?: Options;
  readonly run: (call: Call<Args, Options>) => Promise<void>;
}

/** A command without arguments, or without options of its own. */
type NoTable = Readonly<Record<string, never>>;

/** Gives `run` the types of the arguments and options. */
export function defineCommand<
  const Args extends ArgTable = NoTable,
  const Options extends FlagTable = NoTable,
>(definition: Definition<Args, Options>): Command {
  return { args: {}, flags: {}, ...definition };
}
