import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** The result of a finished process. */
export interface Ran {
  /** The exit code as in a shell: 128 plus the number of the signal, if a signal ended the process. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started process. It leads its own process group, as in a terminal. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ran>;
}

/** Starts a program with empty stdin. @param env its whole environment */
export function start(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Running {
  const child = spawn(program, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  return { pid: child.pid ?? 0, ended: endOf(child) };
}

async function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  const pieces: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (piece: Buffer) => pieces[stream].push(piece));
  }
  const closed = once(child, 'close').catch(() => undefined);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  // Child processes may live on and keep its output open.
  await Promise.race([closed, pause(signal === null ? 5_000 : 50, undefined, { ref: false })]);
  const text = (stream: 'stdout' | 'stderr'): string => Buffer.concat(pieces[stream]).toString('utf8');
  const exit = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  return { exit, stdout: text('stdout'), stderr: text('stderr') };
}
