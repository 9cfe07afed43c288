import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../../git/repository.ts';

/** The files of a running plan, in the directory that all working trees of the repository share. */
export interface JournalFiles {
  readonly folder: string;
  /** The journal. It exists exactly while effects are under way, so it is also the lock. */
  readonly current: string;
  /** The journal before its last record. */
  readonly previous: string;
  /** The process that the run has started last. */
  readonly child: string;
  /** The message that relctl passes to git at the moment. */
  readonly message: string;
  /** Disk space that is reserved for an undo. */
  readonly reserve: string;
  /** The lock of a process that takes over the journal of a dead run. */
  readonly claim: string;
}

export function journalFiles({ commonDir }: Repository): JournalFiles {
  const folder = join(commonDir, 'relctl');
  const inFolder = (name: string): string => join(folder, name);
  return {
    folder,
    current: inFolder('journal.json'),
    previous: inFolder('journal.previous.json'),
    child: inFolder('child.json'),
    message: inFolder('message'),
    reserve: inFolder('reserve'),
    claim: inFolder('claim.json'),
  };
}

/** Removes the journal last, because it is the lock. */
export async function closeFiles({
  previous,
  child,
  message,
  reserve,
  current,
}: JournalFiles): Promise<void> {
  for (const file of [previous, child, message, reserve, current])
    await rm(file, { force: true, recursive: true });
}
