import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plan } from '../../core/release/effect.ts';
import type { IndexEntry } from '../effects/interpreter.ts';
import { isAbsent } from '../files.ts';
import type { FileImage } from '../files.ts';
import type { Owner } from './owner.ts';

/** What is on disk while a plan is executed: enough to finish it, or to take it back, in another process. */
export interface JournalEntry {
  readonly owner: Owner;
  /** The work tree that it happens in, as `treeOf` tells it. */
  readonly tree: string;
  /** Where that was then; absolute. */
  readonly top: string;
  /** `waits`: a person has to say how it goes on; `left`: a run that was to go on with it could not. */
  readonly state: 'running' | 'waits' | 'left';
  /** When the run began; milliseconds since 1970, as `lastSign`. */
  readonly since: number;
  /**
   * When the run that was killed gave its last sign of life, kept while another one looks after it; null: that is when
   * the journal was touched last.
   */
  readonly lastSign: number | null;
  readonly plan: Plan;
  /**
   * `forth`: the effect behind those that are done may have been begun; `back`: the last of those that are done may be
   * undone already.
   */
  readonly course: 'forth' | 'back';
  /** One for each effect that is done, in the order of the plan. */
  readonly receipts: readonly unknown[];
  /** null: nothing is begun yet. */
  readonly sight: RecordedSight | null;
}

/** What a `Scene` knows of the world; maps as lists of pairs, as JSON has none. */
export interface RecordedSight {
  readonly known: readonly (readonly [string, FileImage | null])[];
  readonly staged: readonly (readonly [string, IndexEntry])[];
  readonly untracked: readonly string[];
  readonly strays: readonly string[];
}

export function entryText(entry: JournalEntry): string {
  return JSON.stringify({ format: FORMAT, check: checkOf(entry), entry });
}

/** @returns null where there is none; 'closed' where it is another user's; 'torn' where it is not what relctl wrote */
export async function readEntry(path: string): Promise<JournalEntry | 'closed' | 'torn' | null> {
  try {
    const text = await readFile(path, 'utf8');
    const { format, check, entry } = Object(JSON.parse(text)) as Partial<Record<string, unknown>>;
    return format === FORMAT && check === checkOf(entry) ? (entry as JournalEntry) : 'torn';
  } catch (error) {
    if (isAbsent(error)) return null;
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '') ? 'closed' : 'torn';
  }
}

const FORMAT = 4;

/** Whoever finds a part of a journal must not take it for the whole. */
function checkOf(entry: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(entry ?? null))
    .digest('hex');
}
