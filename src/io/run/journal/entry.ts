import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plan } from '../../../core/plan/plan.ts';
import type { Done, FileImage, Receipt } from '../../../core/plan/receipt.ts';
import { isAbsent } from '../../files/files.ts';
import type { IndexEntry } from '../run-context.ts';
import type { Owner } from './owner.ts';

/** What is on disk while a plan is executed: enough for another process to finish it or roll it back. */
export interface JournalEntry {
  readonly owner: Owner;
  /** The working tree of the run, as `treeOf` names it. */
  readonly tree: string;
  /** The path of that working tree then; absolute. */
  readonly top: string;
  /** `waits`: the run waits for the user. `left`: `resume` or `abort` tried to end it and could not. */
  readonly state: 'running' | 'waits' | 'left';
  /** When the run began; milliseconds since 1970, like `lastHeartbeat`. */
  readonly since: number;
  /**
   * When the killed run last showed that it was alive, kept while another process handles it. null: see when the
   * journal was last touched.
   */
  readonly lastHeartbeat: number | null;
  readonly plan: Plan;
  /**
   * `forward`: the effect after the applied ones may have been begun. `back`: the last applied one may already be
   * undone.
   */
  readonly direction: 'forward' | 'back';
  /** One for each applied effect, in the order of the plan. */
  readonly receipts: readonly Receipt[];
  /** null: no effect was begun. */
  readonly observation: RecordedObservation | null;
}

/** An `Observation` in JSON: maps are lists of pairs. */
export interface RecordedObservation {
  readonly known: readonly (readonly [string, FileImage | null])[];
  readonly staged: readonly (readonly [string, IndexEntry])[];
  readonly untrackedPaths: readonly string[];
  readonly untrackedFiles: readonly string[];
}

/** The applied effects of a journal. The receipts come from JSON, so this is where they get their types back. */
export function doneIn({ plan, receipts }: Pick<JournalEntry, 'plan' | 'receipts'>): readonly Done[] {
  return receipts.flatMap((receipt, at) => {
    const effect = plan.effects[at];
    return effect === undefined ? [] : [{ kind: effect.kind, effect, receipt } as Done];
  });
}

export function entryText(entry: JournalEntry): string {
  return JSON.stringify({ format: FORMAT, check: checkOf(entry), entry });
}

/** @returns null: there is none; 'closed': another user owns it; 'torn': it is not what this version of relctl wrote */
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

const FORMAT = 5;

/** So that a partly written journal is not taken for a whole one. */
function checkOf(entry: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(entry ?? null))
    .digest('hex');
}
