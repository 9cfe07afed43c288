import { link, rm } from 'node:fs/promises';
import { refuse } from '../../../core/error/error.ts';
import type { Interruption } from '../../../core/error/catalogue/interruption-errors.ts';
import type { Repository } from '../../git/repository.ts';
import { survivingChild } from './children.ts';
import { writeDraft } from './durable.ts';
import { journalFiles } from './files.ts';
import { findJournal, readInterruption } from './find.ts';
import { thisProcess } from './owner.ts';

/**
 * Claims the journal of a dead run. Of several processes exactly one succeeds. The claim of a process that died counts
 * for nothing.
 */
export async function claim(repository: Repository): Promise<void> {
  const files = journalFiles(repository);
  const mine = await writeDraft(files.folder, JSON.stringify(thisProcess()));
  try {
    await link(mine, files.claim).catch(async () => {
      const rival = await survivingChild(files.claim);
      if (rival !== null) {
        const running = `process ${rival}`;
        throw refuse('INTERRUPTED_RELEASE', { ...(await interruptionIn(repository)), running });
      }
      await rm(files.claim, { force: true, recursive: true });
      await link(mine, files.claim);
    });
  } finally {
    await rm(mine, { force: true });
  }
  const found = await findJournal(files);
  if (found?.running !== null) {
    await rm(files.claim, { force: true });
    throw refuse('INTERRUPTED_RELEASE', await interruptionIn(repository));
  }
}

async function interruptionIn(repository: Repository): Promise<Interruption> {
  const found = await readInterruption(repository);
  if (found !== null) return found;
  const nothing = { paused: false, out: false, elsewhere: null, journal: '', steps: null };
  return { what: 'a release', running: 'another process', ...nothing };
}
