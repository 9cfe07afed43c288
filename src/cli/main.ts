import { Config, run } from '@oclif/core';
import { errorJson, errorText } from '../report/error.ts';
import { normalizeArguments } from './arguments.ts';
import type { ArgumentGrammar } from './arguments.ts';
import { paintFor } from './paint.ts';
import { asRefusal } from './parse-error.ts';
import { printJson } from './print.ts';

/**
 * The program: one command line, read and handed to its command.
 *
 * @param root the package's own folder
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  // oclif's own throws what is no closed pipe. Whatever can't be printed must not stop a release half-way.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error').on('error', tellOnce(stream));
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

/** A command of our own tells its errors itself; what is thrown is a plugin's, or says that there is no such command. */
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

/** oclif ends `--help` and `--version` by throwing its exit. */
function isExit(error: unknown): error is { readonly oclif: { readonly exit: number } } {
  return error instanceof Error && 'code' in error && error.code === 'EEXIT';
}

/** Of a stream that takes nothing any more; the other one may. */
function tellOnce(stream: NodeJS.WriteStream): (error: NodeJS.ErrnoException) => void {
  let isTold = false;
  return ({ code = '', message }) => {
    if (isTold || READER_GONE.includes(code) || stream === process.stderr) return;
    isTold = true;
    process.stderr.write(`relctl: the answer could not be written whole: ${message}\n`);
  };
}

/** EPIPE: the reader of a pipe went away; EIO: the terminal did. */
const READER_GONE = ['EPIPE', 'EIO'];
