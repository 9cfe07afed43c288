import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { withoutCredentials } from '../../core/text/credentials.ts';

/** How a program that uses the terminal ended. */
export interface Ended {
  /** The failure in words; null if the program succeeded. */
  readonly status: string | null;
  /** What the program printed, if its output was caught; else ''. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program on the user's own terminal. An editor or a git hook needs it.
 *
 * @param output 'inherited': the program prints to both streams itself. 'on-stderr': it prints only to stderr.
 *   'caught': its output is returned.
 */
export async function runAttached(
  program: string,
  args: readonly string[],
  {
    directory,
    output,
    environment = {},
  }: {
    readonly directory: string;
    readonly output: 'inherited' | 'on-stderr' | 'caught';
    /** Added to the user's own environment. */
    readonly environment?: Readonly<Record<string, string>>;
  },
): Promise<Ended> {
  const [stdout, stderr] = STREAMS[output];
  const child = spawn(program, [...args], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['inherit', stdout, stderr],
  });
  const pieces = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout?.on('data', (piece: Buffer) => pieces.stdout.push(piece));
  child.stderr?.on('data', (piece: Buffer) => pieces.stderr.push(piece));
  // Ctrl-C also reaches the program, and the program decides what to do. An editor continues.
  process.on('SIGINT', ignore);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    const text = (all: readonly Buffer[]): string => withoutCredentials(Buffer.concat(all).toString('utf8'));
    return { status: statusOf(code, signal), stdout: text(pieces.stdout), stderr: text(pieces.stderr) };
  } finally {
    process.off('SIGINT', ignore);
  }
}

const STREAMS = {
  inherited: ['inherit', 'inherit'],
  'on-stderr': [process.stderr, 'inherit'],
  caught: ['pipe', 'pipe'],
} as const;

function ignore(): void {
  // Only the presence of a listener matters.
}

function statusOf(code: number | null, signal: NodeJS.Signals | null): string | null {
  if (code === 0) return null;
  return signal === null ? `exit code ${code ?? 1}` : `the signal ${signal}`;
}
