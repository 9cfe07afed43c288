import { link, rm } from 'node:fs/promises';
import { refuse } from '../../core/error/error.ts';
import type { Interruption } from '../../core/error/interruption-errors.ts';
import { survivingChild } from './children.ts';
import { writeDraft } from './durable.ts';
import type { JournalFiles } from './files.ts';
import { findJournal, interruptionOf } from './find.ts';
import { thisProcess } from './owner.ts';

/**
 * Of those who would take up the same journal exactly one gets through; a claim that its owner has not lived to use
 * counts for nothing.
 */
export async function claim(files: JournalFiles): Promise<void> {
  const mine = await writeDraft(files.folder, JSON.stringify(thisProcess()));
  try {
    await link(mine, files.claim).catch(async () => {
      const rival = await survivingChild(files.claim);
      if (rival !== null)
        throw refuse('INTERRUPTED_RELEASE', { ...(await told(files)), running: `process ${rival}` });
      await rm(files.claim, { force: true });
      await link(mine, files.claim);
    });
  } finally {
    await rm(mine, { force: true });
  }
  const found = await findJournal(files);
  if (found?.running !== null) {
    await rm(files.claim, { force: true });
    throw refuse('INTERRUPTED_RELEASE', await told(files));
  }
}

async function told(files: JournalFiles): Promise<Interruption> {
  const found = await findJournal(files);
  if (found !== null) return interruptionOf(found);
  return { what: 'a release', paused: false, running: 'another process', journal: '', steps: null };
}
