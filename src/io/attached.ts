import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { withoutCredentials } from '../core/text/credentials.ts';

/** How a program ended that a person could talk to. */
export interface Ended {
  /** In words; null when it ended well. */
  readonly status: string | null;
  /** What it printed, where that was to be caught; else ''. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program on the person's own terminal, which an editor or a git hook needs.
 *
 * @param output 'inherited': it prints for itself, 'on-stderr': there alone, 'caught': what it prints is handed back
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
    /** On top of the person's own. */
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
  // Ctrl-C reaches the program, too, and how that ends is its own affair: an editor goes on.
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
  // Only that there is a listener counts.
}

function statusOf(code: number | null, signal: NodeJS.Signals | null): string | null {
  if (code === 0) return null;
  return signal === null ? `exit code ${code ?? 1}` : `the signal ${signal}`;
}
