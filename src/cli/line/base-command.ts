import { Command, Flags } from '@oclif/core';
import { RelctlError } from '../../core/error/error.ts';
import { exitCodesIn } from '../../core/error/exit-names.ts';
import { PROFILES } from '../../core/config/settings.ts';
import { visible, visibleLine } from '../../core/text/visible.ts';
import { errorJson, errorText } from '../../report/error.ts';
import { gitRefusal } from '../run/git-refusal.ts';
import { inGroup } from './help-groups.ts';
import { asRefusal } from './parse-error.ts';
import { paintFor } from '../terminal/paint.ts';
import { printJson } from '../terminal/print.ts';

/** The options of every command, before or after its name. */
const GLOBAL_FLAGS = inGroup('GLOBAL', {
  directory: Flags.string({
    char: 'C',
    description: 'run as if relctl was started in DIR',
    helpValue: 'DIR',
  }),
  config: Flags.string({
    description: 'read this configuration file instead of searching for one',
    helpValue: 'FILE',
  }),
  profile: Flags.option({
    description: 'golden: apply the release rules; commitizen: behave like commitizen',
    helpValue: PROFILES.join('|'),
    options: PROFILES,
  })(),
  name: Flags.string({
    char: 'n',
    description: 'commit rules to use; relctl ls lists them',
    helpValue: 'NAME',
  }),
  json: Flags.boolean({ description: 'print the result as one JSON document' }),
  'no-raise': Flags.string({
    description: 'exit with 0 instead of these exit codes (numbers or commitizen’s names)',
    helpValue: 'LIST',
  }),
  debug: Flags.boolean({ description: 'if the command fails, print a stack trace' }),
});

export type GlobalFlags = Readonly<{
  directory: string | undefined;
  config: string | undefined;
  profile: (typeof PROFILES)[number] | undefined;
  name: string | undefined;
  'no-raise': string | undefined;
  json: boolean;
  debug: boolean;
}>;

/** The only place where an error becomes text (or JSON) and an exit code. */
export abstract class BaseCommand extends Command {
  static override baseFlags = GLOBAL_FLAGS;

  protected override async init(): Promise<void> {
    await super.init();
    // Parity: the warning comes first, whether the command fails or not.
    for (const entry of exitCodesIn(this.noRaise()).unknown)
      process.stderr.write(`warning: --no-raise: '${visibleLine(entry)}' is not an exit code\n`);
  }

  protected override catch(thrown: Error): Promise<void> {
    const error = asRefusal(gitRefusal(thrown), this.ctor);
    if (this.argv.includes('--json')) printJson(errorJson(error));
    process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
    if (this.argv.includes('--debug') && error instanceof RelctlError)
      process.stderr.write(`${visible(trace(error))}\n`);
    this.endWith(error);
    return Promise.resolve();
  }

  /** Sets the exit code of an error whose message is not printed. */
  protected endWith(error: Error): void {
    process.exitCode = this.exitCodeOf(error);
  }

  private exitCodeOf(error: Error): number {
    const exit = error instanceof RelctlError ? error.exit : 70;
    const { codes } = exitCodesIn(this.noRaise());
    // Parity: errors of the argument parser come before --no-raise takes effect.
    return codes.includes(exit) && exit !== 13 ? 0 : exit;
  }

  private noRaise(): string {
    return argumentOf(this.argv, '--no-raise') ?? '';
  }
}

/** Reads the raw arguments, because the parser itself may have failed. */
function argumentOf(argv: readonly string[], option: string): string | null {
  const at = argv.findIndex((argument) => argument === option || argument.startsWith(`${option}=`));
  if (at === -1) return null;
  const [, value] = (argv[at] ?? '').split('=');
  return value ?? argv[at + 1] ?? null;
}

function trace(error: Error): string {
  const cause =
    error.cause instanceof Error ? `\ncaused by: ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.stack ?? ''}${cause}`;
}
