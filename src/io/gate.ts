import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { Writable } from 'node:stream';

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
  const gate = child.stdio[3] as Writable | null | undefined;
  gate?.on('error', () => undefined).end('\n');
  return child;
}

interface StartOptions extends Omit<SpawnOptions, 'stdio'> {
  readonly stdio: readonly ('pipe' | 'inherit' | NodeJS.WriteStream)[];
}

/** The shell becomes the program, so it stays the process that is known. */
const GATE = 'read -r _ <&3 && exec 3<&- && exec "$@"';
