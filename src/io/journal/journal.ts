import { utimesSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { refuse, RelctlError } from '../../core/error/error.ts';
import type { Plan } from '../../core/release/effect.ts';
import { EffectFailed } from '../effects/interpreter.ts';
import { messageOf, syncFolder } from '../files.ts';
import type { Repository } from '../repository.ts';
import { claim } from './claim.ts';
import { sweepDrafts, writeDraft } from './durable.ts';
import { entryText } from './entry.ts';
import type { JournalEntry, RecordedSight } from './entry.ts';
import { closeFiles, journalFiles } from './files.ts';
import type { JournalFiles } from './files.ts';
import { findJournal, interruptionOf, refuseIfInterrupted } from './find.ts';
import { thisProcess } from './owner.ts';
import { placeOf, treeOf } from './tree.ts';

/** How far a plan has come. */
export interface Standing {
  readonly receipts: readonly unknown[];
  /** null: nothing is begun yet. */
  readonly sight: RecordedSight | null;
}

/** The journal of one running plan. It exists exactly while effects are under way, so it is also the lock. */
export interface Journal {
  /** Durable when it resolves. @throws EffectFailed */
  readonly record: (standing: Standing) => Promise<void>;
  /** Leaves it for `resume` or `abort`. */
  readonly leave: (state: 'waits' | 'left', standing: Standing) => Promise<void>;
  /** Gives back the room on the disk that was kept for an undo. */
  readonly makeRoom: () => Promise<void>;
  /** From now on records tell of effects that are undone; that has the room on the disk that was kept for it. */
  readonly turnBack: () => Promise<void>;
  /** From now on records tell of effects that are done. */
  readonly turnForth: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the journal, in the directory that all work trees of the repository share.
 *
 * @throws INTERRUPTED_RELEASE when there is one already, JOURNAL_FAILED
 */
export async function openJournal(repository: Repository, plan: Plan): Promise<Journal> {
  const files = journalFiles(repository);
  const { title, basis, effects, purpose } = plan;
  const told = purpose === undefined ? {} : { purpose };
  const entry = entryOf(repository, { title, basis, effects, ...told });
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
    await rm(files.room, { force: true, recursive: true });
    await writeFile(files.room, Buffer.alloc(roomFor(plan)), { mode: 0o600 });
  } catch (error) {
    await closeFiles(files);
    throw refuse('JOURNAL_FAILED', { said: messageOf(error), undone: false }, error);
  }
  return journalOver(files, entry);
}

/** link() fails where the name is taken: of two runs at once exactly one gets through. @throws INTERRUPTED_RELEASE */
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

/** What was interrupted, taken up again: its journal is this process's now. */
export interface TakenUp extends Standing {
  readonly plan: Plan;
  readonly state: JournalEntry['state'];
  readonly course: JournalEntry['course'];
  /** Whether the newest journal could not be read, and the one before it is told here. */
  readonly isOlder: boolean;
  /** When the run began; milliseconds since 1970. */
  readonly since: number;
  /** When the run gave its last sign of life; milliseconds since 1970 by the clock of the file system. */
  readonly lastSign: number;
  readonly journal: Journal;
}

/**
 * @returns null where nothing was interrupted
 * @throws WAITS_ELSEWHERE, WORK_TREE_GONE, JOURNAL_LOST, INTERRUPTED_RELEASE where somebody is at it
 */
export async function takeUpJournal(repository: Repository): Promise<TakenUp | null> {
  const files = journalFiles(repository);
  const found = await findJournal(files);
  if (found === null) {
    await sweepDrafts(files.folder);
    return null;
  }
  const { entry, lastSign, isOlder } = found;
  if (found.running !== null) throw refuse('INTERRUPTED_RELEASE', interruptionOf(found, repository));
  if (entry === null) throw refuse('JOURNAL_LOST', { journal: files.current });
  const { plan, receipts, sight, state, course, since } = entry;
  if (entry.tree !== treeOf(repository)) throw await elsewhere(entry, repository);
  await claim(repository);
  // On a full disk nothing could be written before.
  await rm(files.room, { force: true, recursive: true });
  const mine = { ...entry, owner: thisProcess(), state: 'running', lastSign } as const;
  await write(files, mine);
  const journal = journalOver(files, mine);
  await rm(files.claim, { force: true });
  await sweepDrafts(files.folder);
  return { plan, receipts, sight, state, course, isOlder, since, lastSign, journal };
}

async function elsewhere({ plan, tree, top }: JournalEntry, repository: Repository): Promise<Error> {
  const place = await placeOf(tree, top, repository);
  return place === null
    ? refuse('WORK_TREE_GONE', { what: plan.title, top, journal: journalFiles(repository).current })
    : refuse('WAITS_ELSEWHERE', { what: plan.title, top: place });
}

function entryOf(repository: Repository, plan: Plan): JournalEntry {
  const begun = { since: Date.now(), lastSign: null };
  return {
    owner: thisProcess(),
    tree: treeOf(repository),
    top: repository.top,
    state: 'running',
    ...begun,
    plan,
    course: 'forth',
    receipts: [],
    sight: null,
  };
}

/** What an undo may write anew: the files, git's index and refs. */
function roomFor({ effects }: Plan): number {
  const texts = effects.map((effect) => (effect.kind === 'write-file' ? (effect.before?.length ?? 0) : 0));
  return 3 * texts.reduce((sum, length) => sum + length, 0) + 1_000_000;
}

function journalOver(files: JournalFiles, entry: JournalEntry): Journal {
  let { course } = entry;
  const makeRoom = (): Promise<void> => rm(files.room, { force: true, recursive: true });
  const pulse = setInterval(() => {
    touch(files.current);
  }, PULSE).unref();
  return {
    record: (standing) => write(files, { ...entry, course, ...standing, lastSign: null }),
    leave: async (state, standing) => {
      clearInterval(pulse);
      await makeRoom();
      await write(files, { ...entry, course, ...standing, state });
      await rm(files.child, { force: true });
    },
    makeRoom,
    turnBack: () => {
      course = 'back';
      return makeRoom();
    },
    turnForth: () => {
      course = 'forth';
    },
    close: async () => {
      clearInterval(pulse);
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

/** In milliseconds; {@link TakenUp.lastSign} is as exact as this. */
const PULSE = 100;

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // It is gone when the run ends.
  }
}
