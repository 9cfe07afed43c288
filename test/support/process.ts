import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** What a finished process said. */
export interface Ran {
  /** As a shell tells it: 128 and the signal's number where one ended the process. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that was started and not waited for; it leads a process group of its own, as in a terminal. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ran>;
}

/** Starts a program, its standard input empty. @param env the whole environment of it */
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
  // What the process had started may live on, and hold its output open.
  await Promise.race([closed, pause(signal === null ? 5_000 : 50, undefined, { ref: false })]);
  const text = (stream: 'stdout' | 'stderr'): string => Buffer.concat(pieces[stream]).toString('utf8');
  const exit = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  return { exit, stdout: text('stdout'), stderr: text('stderr') };
}
