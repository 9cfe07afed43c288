import { journalFiles } from './journal/files.ts';
import { readEntry } from './journal/entry.ts';
import { findRepository } from './repository.ts';

/** The message of the commit that a release under way makes here; null: there is none. */
export async function plannedMessage(folder: string): Promise<string | null> {
  const entry = await readEntry(journalFiles(await findRepository(folder)).current);
  if (entry === null || typeof entry === 'string') return null;
  const commit = entry.plan.effects.find((effect) => effect.kind === 'create-commit');
  return commit?.message ?? null;
}
