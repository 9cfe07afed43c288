import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../repository.ts';

/** What relctl keeps while a plan is under way, in the directory that all work trees of the repository share. */
export interface JournalFiles {
  readonly folder: string;
  /** The journal; it exists exactly while effects are under way, so it is also the lock. */
  readonly current: string;
  /** The journal as it was one record ago. */
  readonly previous: string;
  /** The process that is at work for the run. */
  readonly child: string;
  /** The message that git is handed at the moment. */
  readonly message: string;
  /** Room on the disk, kept for an undo. */
  readonly room: string;
  /** The lock of those who would take the journal up. */
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
    room: inFolder('room'),
    claim: inFolder('claim.json'),
  };
}

/** The journal goes last: it is the lock. */
export async function closeFiles({ previous, child, message, room, current }: JournalFiles): Promise<void> {
  for (const file of [previous, child, message, room, current])
    await rm(file, { force: true, recursive: true });
}
