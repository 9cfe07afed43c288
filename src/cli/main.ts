import { Config, run } from '@oclif/core';
import { errorJson, errorText } from '../report/error.ts';
import { normalizeArguments } from './line/arguments.ts';
import type { ArgumentGrammar } from './line/arguments.ts';
import { paintFor } from './terminal/paint.ts';
import { asRefusal } from './line/parse-error.ts';
import { printJson } from './terminal/print.ts';

/**
 * Runs one command line.
 *
 * @param root the folder of the package
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  // oclif's listener throws, except for a closed pipe. A failed print must not stop a release half-way.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error').on('error', reportOnce(stream));
  }
  try {
    await runCommand(argv, await Config.load(root));
  } catch (error) {
    if (isExit(error)) {
      process.exitCode = error.oclif.exit;
    } else {
      if (argv.includes('--json')) printJson(errorJson(error));
      process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
      process.exitCode = exitOf(error);
    }
  }
}

/** relctl's commands report their own errors. What is thrown comes from a plugin, or is an unknown command. */
async function runCommand(argv: readonly string[], config: Config): Promise<void> {
  try {
    await run([...normalizeArguments(argv, grammarOf(config))], config);
  } catch (error) {
    const command = config.findCommand(argv[0] ?? '');
    throw error instanceof Error && !isExit(error) && command !== undefined
      ? asRefusal(error, command)
      : error;
  }
}

function grammarOf(config: Config): ArgumentGrammar {
  return {
    commands: new Set(config.commands.flatMap(({ id, aliases }) => [id, ...aliases])),
    longOptions: (command) =>
      Object.entries(config.findCommand(command)?.flags ?? {}).flatMap(([name, flag]) =>
        flag.type === 'boolean' && flag.allowNo ? [name, `no-${name}`] : [name],
      ),
    valueOptions: (command) =>
      new Set(
        Object.entries(config.findCommand(command)?.flags ?? {}).flatMap(([name, { type, char }]) =>
          type === 'boolean' ? [] : [`--${name}`, ...(char === undefined ? [] : [`-${char}`])],
        ),
      ),
  };
}

function exitOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'exit' in error && typeof error.exit === 'number'
    ? error.exit
    : 70;
}

/** oclif throws an exit after `--help` and `--version`. */
function isExit(error: unknown): error is { readonly oclif: { readonly exit: number } } {
  return error instanceof Error && 'code' in error && error.code === 'EEXIT';
}

/** Reports the first error of stdout on stderr. */
function reportOnce(stream: NodeJS.WriteStream): (error: NodeJS.ErrnoException) => void {
  let isReported = false;
  return ({ code = '', message }) => {
    if (isReported || READER_GONE.includes(code) || stream === process.stderr) return;
    isReported = true;
    process.stderr.write(`relctl: the output could not be written completely: ${message}\n`);
  };
}

/** EPIPE: the pipe is closed; EIO: the terminal is gone. */
const READER_GONE = ['EPIPE', 'EIO'];
