import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { identify, isAlive } from './owner.ts';
import type { ProcessId } from './owner.ts';

/** Called with each process that a run starts for an effect. */
export type OnChild = (child: ChildProcess) => void;

/**
 * Records in a file which process works for a run. If the run is killed, that process may live on, and an undo must not
 * start while it does.
 */
export function recordChildren(file: string): OnChild {
  return ({ pid }) => {
    if (pid === undefined) return;
    try {
      // Not synced: a crash of the machine ends the process too.
      writeFileSync(file, JSON.stringify(identify(pid)), { mode: 0o600 });
    } catch {
      // On a full disk, the run itself goes on or fails.
    }
  };
}

/** The process that the file names; null: it no longer lives. */
export async function survivingChild(file: string): Promise<number | null> {
  try {
    const child = JSON.parse(await readFile(file, 'utf8')) as ProcessId;
    return isAlive(child) ? child.pid : null;
  } catch {
    return null;
  }
}
