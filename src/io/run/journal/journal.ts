import { utimesSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { refuse, RelctlError } from '../../../core/error/error.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import type { Done, Receipt } from '../../../core/plan/receipt.ts';
import { EffectFailed } from '../effects/interpreter.ts';
import { messageOf, syncFolder } from '../../files/files.ts';
import type { Repository } from '../../git/repository.ts';
import { HEARTBEAT } from '../heartbeat.ts';
import { claim } from './claim.ts';
import { sweepDrafts, writeDraft } from './durable.ts';
import { doneIn, entryText } from './entry.ts';
import type { JournalEntry, RecordedObservation } from './entry.ts';
import { closeFiles, journalFiles } from './files.ts';
import type { JournalFiles } from './files.ts';
import { findJournal, interruptionOf, refuseIfInterrupted } from './find.ts';
import { thisProcess } from './owner.ts';
import { placeOf, treeOf } from './tree.ts';

/** How far a plan has come. */
export interface JournalRecord {
  readonly receipts: readonly Receipt[];
  /** null: no effect was begun. */
  readonly observation: RecordedObservation | null;
}

/** The journal of one running plan. It exists exactly while effects are under way, so it is also the lock. */
export interface Journal {
  /** When it resolves, the record is on disk. @throws EffectFailed */
  readonly record: (record: JournalRecord) => Promise<void>;
  /** Keeps the journal for `resume` or `abort`. */
  readonly leave: (state: 'waits' | 'left', record: JournalRecord) => Promise<void>;
  /** Frees the disk space that is reserved for an undo. */
  readonly freeReserve: () => Promise<void>;
  /** From now on the effects are undone, and the reserved disk space is free. */
  readonly beginUndo: () => Promise<void>;
  /** From now on the effects are applied again. */
  readonly endUndo: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the journal, in the directory that all working trees of the repository share.
 *
 * @throws INTERRUPTED_RELEASE if there already is one, JOURNAL_FAILED
 */
export async function openJournal(repository: Repository, plan: Plan): Promise<Journal> {
  const files = journalFiles(repository);
  const { title, basis, effects, purpose } = plan;
  const stated = purpose === undefined ? {} : { purpose };
  const entry = entryOf(repository, { title, basis, effects, ...stated });
  try {
    const first = await writeDraft(files.folder, entryText(entry));
    try {
      await takeName(first, files.current, repository);
      await syncFolder(files.folder);
    } finally {
      await rm(first, { force: true });
    }
  } catch (error) {
    if (error instanceof RelctlError) throw error;
    throw refuse('JOURNAL_FAILED', { said: messageOf(error), undone: false }, error);
  }
  await sweepDrafts(files.folder);
  try {
    await rm(files.reserve, { force: true, recursive: true });
    await writeFile(files.reserve, Buffer.alloc(reserveFor(plan)), { mode: 0o600 });
  } catch (error) {
    await closeFiles(files);
    throw refuse('JOURNAL_FAILED', { said: messageOf(error), undone: false }, error);
  }
  return journalOver(files, entry);
}

/** link() fails if the name is taken, so of two runs exactly one succeeds. @throws INTERRUPTED_RELEASE */
async function takeName(first: string, name: string, repository: Repository): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await link(first, name);
      return;
    } catch (error) {
      await refuseIfInterrupted(repository);
      // The other run has just ended.
      if (!isTaken(error) || tries === 100) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** An interrupted run whose journal now belongs to this process. */
export interface TakenUp {
  readonly plan: Plan;
  readonly done: readonly Done[];
  /** null: no effect was begun. */
  readonly observation: RecordedObservation | null;
  readonly state: JournalEntry['state'];
  readonly direction: JournalEntry['direction'];
  /** Whether the newest journal was unreadable, so that this is the one before it. */
  readonly isOlder: boolean;
  /** When the run began; milliseconds since 1970. */
  readonly since: number;
  /** When the run last showed that it was alive; milliseconds since 1970, by the file system's clock. */
  readonly lastHeartbeat: number;
  readonly journal: Journal;
}

/**
 * @returns null: nothing was interrupted
 * @throws WAITS_ELSEWHERE, WORK_TREE_GONE, JOURNAL_LOST, INTERRUPTED_RELEASE if another process handles it
 */
export async function takeUpJournal(repository: Repository): Promise<TakenUp | null> {
  const files = journalFiles(repository);
  const found = await findJournal(files);
  if (found === null) {
    await sweepDrafts(files.folder);
    return null;
  }
  const { entry, lastHeartbeat, isOlder } = found;
  if (found.running !== null) throw refuse('INTERRUPTED_RELEASE', interruptionOf(found, repository));
  if (entry === null) throw refuse('JOURNAL_LOST', { journal: files.current });
  const { plan, observation, state, direction, since } = entry;
  if (entry.tree !== treeOf(repository)) throw await elsewhere(entry, repository);
  await claim(repository);
  // On a full disk nothing can be written until the reserve is free.
  await rm(files.reserve, { force: true, recursive: true });
  const mine = { ...entry, owner: thisProcess(), state: 'running', lastHeartbeat } as const;
  await write(files, mine);
  const journal = journalOver(files, mine);
  await rm(files.claim, { force: true });
  await sweepDrafts(files.folder);
  const done = doneIn(entry);
  return { plan, done, observation, state, direction, isOlder, since, lastHeartbeat, journal };
}

async function elsewhere({ plan, tree, top }: JournalEntry, repository: Repository): Promise<Error> {
  const place = await placeOf(tree, top, repository);
  return place === null
    ? refuse('WORK_TREE_GONE', { what: plan.title, top, journal: journalFiles(repository).current })
    : refuse('WAITS_ELSEWHERE', { what: plan.title, top: place });
}

function entryOf(repository: Repository, plan: Plan): JournalEntry {
  const begun = { since: Date.now(), lastHeartbeat: null };
  return {
    owner: thisProcess(),
    tree: treeOf(repository),
    top: repository.top,
    state: 'running',
    ...begun,
    plan,
    direction: 'forward',
    receipts: [],
    observation: null,
  };
}

/** The disk space that an undo may need: for the files, git's index and refs; in bytes. */
function reserveFor({ effects }: Plan): number {
  const texts = effects.map((effect) => (effect.kind === 'write-file' ? (effect.before?.length ?? 0) : 0));
  return 3 * texts.reduce((sum, length) => sum + length, 0) + 1_000_000;
}

function journalOver(files: JournalFiles, entry: JournalEntry): Journal {
  let { direction } = entry;
  const freeReserve = (): Promise<void> => rm(files.reserve, { force: true, recursive: true });
  const heartbeat = setInterval(() => {
    touch(files.current);
  }, HEARTBEAT).unref();
  return {
    record: (record) => write(files, { ...entry, direction, ...record, lastHeartbeat: null }),
    leave: async (state, record) => {
      clearInterval(heartbeat);
      await freeReserve();
      await write(files, { ...entry, direction, ...record, state });
      await rm(files.child, { force: true });
    },
    freeReserve,
    beginUndo: () => {
      direction = 'back';
      return freeReserve();
    },
    endUndo: () => {
      direction = 'forward';
    },
    close: async () => {
      clearInterval(heartbeat);
      await closeFiles(files);
    },
  };
}

/** @throws EffectFailed */
async function write(files: JournalFiles, entry: JournalEntry): Promise<void> {
  try {
    const draft = await writeDraft(files.folder, entryText(entry));
    await rm(files.previous, { force: true });
    await link(files.current, files.previous);
    await rename(draft, files.current);
    await syncFolder(files.folder);
  } catch (error) {
    throw new EffectFailed((undone) => refuse('JOURNAL_FAILED', { said: messageOf(error), undone }, error));
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The journal is removed when the run ends.
  }
}
