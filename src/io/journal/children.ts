import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { identify, isAlive } from './owner.ts';
import type { ProcessId } from './owner.ts';

/** Told of each process that a run starts for an effect. */
export type Adopt = (child: ChildProcess) => void;

/**
 * Keeps in a file which process is at work for a run: where the run is killed, that one may live on, and nobody must
 * take back what it is still doing.
 */
export function recordChildren(file: string): Adopt {
  return ({ pid }) => {
    if (pid === undefined) return;
    try {
      // At once, and not synced: a crash of the whole machine ends the process, too.
      writeFileSync(file, JSON.stringify(identify(pid)), { mode: 0o600 });
    } catch {
      // On a full disk the run goes on, or fails, by itself.
    }
  };
}

/** The process that the file names, where it lives. */
export async function survivingChild(file: string): Promise<number | null> {
  try {
    const child = JSON.parse(await readFile(file, 'utf8')) as ProcessId;
    return isAlive(child) ? child.pid : null;
  } catch {
    return null;
  }
}
