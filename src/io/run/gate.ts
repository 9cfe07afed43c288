import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Starts a program that does nothing until it is recorded. If this process is killed before, the program ends by itself.
 * Otherwise it could go on for a dead run, and `resume` would not know that it must wait.
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
 * How a program ended, as `exit` reports it. If it failed, relctl also waits for what it had started. A signal to all of
 * them may have ended the program first, and an undo must not run while the others still work.
 */
export async function endOf(child: ChildProcess): Promise<readonly [number | null, NodeJS.Signals | null]> {
  // Everything that it started holds the gate open, so it closes after the last of them.
  const closed = once(child, 'close').catch(() => undefined);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    // A hook may leave a program in the background that never ends.
    await Promise.race([closed, pause(code === 0 ? LAST_WORDS : LAST_DEEDS, undefined, { ref: false })]);
    return [code, signal];
  } finally {
    for (const stream of child.stdio) stream?.destroy();
  }
}

/** How long to wait for the output of a program that has ended; in milliseconds. */
const LAST_WORDS = 200;

/** How long to wait for what a failed program had started; in milliseconds. */
const LAST_DEEDS = 3_000;

interface StartOptions extends Omit<SpawnOptions, 'stdio'> {
  readonly stdio: readonly ('pipe' | 'inherit' | NodeJS.WriteStream)[];
}

/** `exec` turns the shell into the program, so the recorded process stays the same. */
const GATE = 'read -r _ <&3 && exec "$@"';
