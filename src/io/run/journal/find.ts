import { lstat } from 'node:fs/promises';
import { refuse } from '../../../core/error/error.ts';
import type { Interruption } from '../../../core/error/catalogue/interruption-errors.ts';
import { findPush } from '../../../core/plan/progress.ts';
import { stepText } from '../../../core/plan/step.ts';
import type { Repository } from '../../git/repository.ts';
import { survivingChild } from './children.ts';
import { readEntry } from './entry.ts';
import type { JournalEntry } from './entry.ts';
import { journalFiles } from './files.ts';
import type { JournalFiles } from './files.ts';
import { isOwnerAlive } from './owner.ts';
import { treeOf } from './tree.ts';

/** Every command that changes something calls this first. @throws INTERRUPTED_RELEASE */
export async function refuseIfInterrupted(repository: Repository): Promise<void> {
  const found = await readInterruption(repository);
  if (found !== null) throw refuse('INTERRUPTED_RELEASE', found);
}

/** The run that is under way or was interrupted in this repository; null: none. */
export async function readInterruption(repository: Repository): Promise<Interruption | null> {
  const found = await findJournal(journalFiles(repository));
  return found === null ? null : interruptionOf(found, repository);
}

/** Whether a release of this working tree is running that pushes a tag. */
export async function pushesRelease(repository: Repository): Promise<boolean> {
  const found = await findJournal(journalFiles(repository));
  if (found?.entry?.tree !== treeOf(repository) || found.running === null) return false;
  return found.entry.plan.effects.some((effect) => effect.kind === 'push' && effect.tag !== null);
}

/** A run that is under way or was interrupted. */
export interface FoundJournal {
  readonly journal: string;
  /** null: the journal can't be read. */
  readonly entry: JournalEntry | null;
  readonly isOlder: boolean;
  readonly lastHeartbeat: number;
  /** The process that handles it, in words; null: none. */
  readonly running: string | null;
}

/** null: there is no journal. */
export async function findJournal(files: JournalFiles): Promise<FoundJournal | null> {
  const named = await lstat(files.current).catch(() => null);
  const read = await readEntry(files.current);
  // A dangling link exists, but can't be read.
  const newest = read === null && named?.isSymbolicLink() === true ? 'torn' : read;
  if (newest === null || named === null) return null;
  const touched = named.ctimeMs;
  if (newest === 'closed') {
    // Only that user can see whether the run is still alive.
    const running = `the user ${named.uid}, whose journal you may not read`;
    return { journal: files.current, entry: null, isOlder: false, lastHeartbeat: touched, running };
  }
  const older = newest === 'torn' ? await readEntry(files.previous) : null;
  const entry = newest === 'torn' ? (typeof older === 'string' ? null : older) : newest;
  const running = entry === null ? null : await runningIn(entry, touched, files);
  const lastHeartbeat = entry?.lastHeartbeat ?? touched;
  return { journal: files.current, entry, isOlder: newest === 'torn', lastHeartbeat, running };
}

async function runningIn(
  { owner, state }: JournalEntry,
  touched: number,
  { child }: JournalFiles,
): Promise<string | null> {
  if (state !== 'running') return null;
  if (isOwnerAlive(owner, Date.now() - touched)) return `process ${owner.pid} on ${owner.host}`;
  const survivor = await survivingChild(child);
  return survivor === null ? null : `process ${survivor}, which the interrupted run had started`;
}

export function interruptionOf(
  { entry, running, journal }: FoundJournal,
  repository: Repository,
): Interruption {
  const certain = entry === null ? 0 : entry.receipts.length - (entry.direction === 'back' ? 1 : 0);
  const steps =
    entry?.plan.effects.map((effect, index) => ({ text: stepText(effect), done: index < certain })) ?? null;
  const what = entry?.plan.title ?? 'a release';
  const done = entry?.plan.effects.slice(0, certain) ?? [];
  return {
    what,
    paused: entry?.state === 'waits',
    out: findPush(done) !== null,
    running,
    elsewhere: entry === null || entry.tree === treeOf(repository) ? null : entry.top,
    journal,
    steps,
  };
}
