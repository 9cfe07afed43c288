import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Starts a program that does nothing before it is known: where this process is killed in between, it ends by itself.
 * Otherwise it could be at work for a run that is dead, and nobody would wait for it.
 *
 * @param stdio of the program's own three streams
 */
export function startKnown(
  program: string,
  args: readonly string[],
  { stdio, ...options }: StartOptions,
  onStart: (child: ChildProcess) => void,
): ChildProcess {
  const child = spawn('/bin/sh', ['-c', GATE, 'sh', program, ...args], {
    ...options,
    stdio: [...stdio, 'pipe'],
  });
  onStart(child);
  const gate = child.stdio[3] as Socket | null | undefined;
  gate
    ?.on('error', () => undefined)
    .resume()
    .end('\n');
  return child;
}

/**
 * How a program ended, as `exit` tells it. Where it failed, what it had started is waited for, too: a signal that met
 * them all may have ended it first, and nobody must take back what they still do.
 */
export async function endOf(child: ChildProcess): Promise<readonly [number | null, NodeJS.Signals | null]> {
  // All that it started has the gate still, so it closes behind the last of them.
  const closed = once(child, 'close').catch(() => undefined);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    // What a hook leaves running in the background would be waited for without an end.
    await Promise.race([closed, pause(code === 0 ? LAST_WORDS : LAST_DEEDS, undefined, { ref: false })]);
    return [code, signal];
  } finally {
    for (const stream of child.stdio) stream?.destroy();
  }
}

/** How long the output of a program is waited for that has ended; in milliseconds. */
const LAST_WORDS = 200;

/** How long those are waited for that a failed program had started; in milliseconds. */
const LAST_DEEDS = 3_000;

interface StartOptions extends Omit<SpawnOptions, 'stdio'> {
  readonly stdio: readonly ('pipe' | 'inherit' | NodeJS.WriteStream)[];
}

/** The shell becomes the program, so it stays the process that is known. */
const GATE = 'read -r _ <&3 && exec "$@"';
