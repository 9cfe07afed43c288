import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../core/error/error.ts';
import type { Interruption } from '../core/error/execution-errors.ts';
import type { Plan } from '../core/release/effect.ts';
import { stepText } from '../core/release/step.ts';
import { isAbsent } from './files.ts';
import type { Repository } from './repository.ts';

/** What is on disk while a plan is executed: enough to know what was meant and how far it came. */
interface JournalEntry {
  readonly format: 1;
  readonly owner: { readonly host: string; readonly pid: number; readonly since: string };
  /** The work tree that it happens in; absolute. */
  readonly top: string;
  /** Whether it waits for a person to say how it goes on, and no process is at it. */
  readonly waits: boolean;
  readonly plan: Plan;
  /** One for each effect that was done, in the order of the plan. */
  readonly receipts: readonly unknown[];
}

/** The journal of one running plan. It exists exactly while effects are under way, so it is also the lock. */
export interface Journal {
  readonly record: (receipts: readonly unknown[]) => Promise<void>;
  /** Leaves it for `resume` or `abort`. */
  readonly pause: (receipts: readonly unknown[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the journal, in the directory that all work trees of the repository share.
 *
 * @throws INTERRUPTED_RELEASE when there is one already
 */
export async function openJournal(
  repository: Repository,
  plan: Plan,
  done: readonly unknown[] = [],
): Promise<Journal> {
  const path = journalPath(repository);
  const owner = { host: hostname(), pid: process.pid, since: new Date().toISOString() };
  const { title, basis, effects, purpose } = plan;
  const draft = (receipts: readonly unknown[], waits = false): Promise<string> =>
    writeDraft(repository, {
      format: 1,
      owner,
      top: repository.top,
      waits,
      plan: { title, basis, effects, ...(purpose === undefined ? {} : { purpose }) },
      receipts,
    });

  const first = await draft(done);
  try {
    // link() fails where the name is taken: of two runs at once exactly one gets through.
    await link(first, path);
  } catch (error) {
    await refuseIfInterrupted(repository);
    throw error;
  } finally {
    await rm(first, { force: true });
  }
  return {
    record: async (receipts) => {
      await rename(await draft(receipts), path);
    },
    pause: async (receipts) => {
      await rename(await draft(receipts, true), path);
    },
    close: () => rm(path, { force: true }),
  };
}

/** What waits for a person, taken up again: its journal is this process's now. */
export interface TakenUp {
  readonly plan: Plan;
  readonly receipts: readonly unknown[];
  readonly journal: Journal;
}

/** @throws NOTHING_INTERRUPTED, WAITS_ELSEWHERE, INTERRUPTED_RELEASE where it does not wait */
export async function takeUpJournal(repository: Repository): Promise<TakenUp> {
  const path = journalPath(repository);
  const entry = await readEntry(path);
  if (entry === null) throw refuse('NOTHING_INTERRUPTED', {});
  if (entry === 'torn' || !entry.waits) throw interrupted(entry === 'torn' ? null : entry, path);
  const { plan, receipts, top } = entry;
  if (top !== repository.top) throw refuse('WAITS_ELSEWHERE', { what: plan.title, top });
  // Of two runs that take it up at once only one finds it to move away.
  const claimed = `${path}-${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, claimed);
  } catch (error) {
    if (isAbsent(error)) throw refuse('NOTHING_INTERRUPTED', {}, error);
    throw error;
  }
  const journal = await openJournal(repository, plan, receipts);
  await rm(claimed, { force: true });
  return { plan, receipts, journal };
}

/** Every command that changes something asks this first. @throws INTERRUPTED_RELEASE */
export async function refuseIfInterrupted(repository: Repository): Promise<void> {
  const found = await readInterruption(repository);
  if (found !== null) throw refuse('INTERRUPTED_RELEASE', found);
}

/** What is under way or was interrupted in this repository; null where there is nothing. */
export async function readInterruption(repository: Repository): Promise<Interruption | null> {
  const path = journalPath(repository);
  const entry = await readEntry(path);
  return entry === null ? null : interruptionOf(entry === 'torn' ? null : entry, path);
}

function interrupted(entry: JournalEntry | null, journal: string): Error {
  return refuse('INTERRUPTED_RELEASE', interruptionOf(entry, journal));
}

function interruptionOf(entry: JournalEntry | null, journal: string): Interruption {
  const running =
    entry !== null && !entry.waits && isAlive(entry.owner)
      ? `process ${entry.owner.pid} on ${entry.owner.host}`
      : null;
  const steps =
    entry?.plan.effects.map((effect, index) => ({
      text: stepText(effect),
      done: index < entry.receipts.length,
    })) ?? null;
  const what = entry?.plan.title ?? 'a release';
  return { what, paused: entry?.waits ?? false, running, journal, steps };
}

export function journalPath({ commonDir }: Repository): string {
  return join(commonDir, 'relctl', 'journal.json');
}

/** Written and synced under a name of its own, so that the journal itself is never half a file. */
async function writeDraft({ commonDir }: Repository, entry: JournalEntry): Promise<string> {
  const folder = join(commonDir, 'relctl');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `journal-${randomBytes(6).toString('hex')}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(entry));
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** @returns null where there is none; 'torn' where the text is, or is JSON of somebody else's */
async function readEntry(path: string): Promise<JournalEntry | 'torn' | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as unknown;
    return isEntry(found) ? found : 'torn';
  } catch {
    return 'torn';
  }
}

function isEntry(found: unknown): found is JournalEntry {
  const { format, owner, plan, receipts } = Object(found) as { [K in keyof JournalEntry]?: unknown };
  const { host, pid } = Object(owner) as { [K in keyof JournalEntry['owner']]?: unknown };
  const { title, effects } = Object(plan) as { [K in keyof Plan]?: unknown };
  return (
    format === 1 &&
    typeof host === 'string' &&
    typeof pid === 'number' &&
    typeof title === 'string' &&
    Array.isArray(effects) &&
    Array.isArray(receipts)
  );
}

/** On another host nobody can tell from here, so the owner counts as alive. */
function isAlive({ host, pid }: JournalEntry['owner']): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
