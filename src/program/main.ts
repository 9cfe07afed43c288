import { findCommand, normalizeArguments } from '../cli/line/arguments.ts';
import type { FoundCommand } from '../cli/line/arguments.ts';
import type { Call, Command } from '../cli/line/command.ts';
import { ErrorEnd } from '../cli/line/error-end.ts';
import { GLOBAL_FLAGS } from '../cli/line/global-flags.ts';
import { parseLine } from '../cli/line/parse.ts';
import type { Line } from '../cli/line/parse.ts';
import { gitRefusal } from '../cli/line/git-refusal.ts';
import { ALIASES, COMMANDS } from './registry.ts';

/** Runs one command line. It sets the exit code and never rejects. */
export async function main(argv: readonly string[]): Promise<void> {
  // A failed print must not stop a release half-way. oclif would add a listener that throws.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error').on('error', reportOnce(stream));
  }
  try {
    await runLine(argv);
  } catch (error) {
    new ErrorEnd(argv).report(error instanceof Error ? error : new Error(String(error)));
  }
}

async function runLine(argv: readonly string[]): Promise<void> {
  const found = findCommand(argv, NAMES);
  if (found.id === null) {
    const { runOther } = await import('./oclif.ts');
    await runOther([...found.options, ...found.leading, ...found.rest]);
    return;
  }
  const id = ALIASES[found.id]?.of ?? found.id;
  const command = await load(id);
  await (isHelp(found) ? showHelp(found.id) : runCommand(id, command, found));
}

const NAMES: ReadonlySet<string> = new Set([...Object.keys(COMMANDS), ...Object.keys(ALIASES)]);

async function load(id: string): Promise<Command> {
  const module = await COMMANDS[id]?.();
  if (module === undefined) throw new Error(`there is no command ${id}`);
  return module.default;
}

function isHelp({ leading, options }: FoundCommand): boolean {
  return [...leading, ...options].some((word) => word === '--help' || word === '-h');
}

async function showHelp(id: string): Promise<void> {
  const { runOther } = await import('./oclif.ts');
  await runOther([...id.split(':'), '--help']);
}

async function runCommand(id: string, command: Command, found: FoundCommand): Promise<void> {
  const flags = { ...GLOBAL_FLAGS, ...command.flags };
  const argv = normalizeArguments(found, id, flags);
  const end = new ErrorEnd(argv);
  try {
    end.warnOfUnknownCodes();
    const line = parseLine({ ...command, flags }, argv) ?? (await parseUnusual(id, command, argv));
    await command.run({
      ...line,
      endWith: (error: Error) => {
        end.endWith(error);
      },
    } as Call<never, never>);
  } catch (error) {
    end.report(error instanceof Error ? gitRefusal(error) : new Error(String(error)));
  }
}

async function parseUnusual(id: string, command: Command, argv: readonly string[]): Promise<Line> {
  const { parseWithOclif } = await import('./oclif.ts');
  return await parseWithOclif(id, command, argv);
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
