import { findRepository } from '../git/repository.ts';
import { readEntry } from './journal/entry.ts';
import { journalFiles } from './journal/files.ts';

/** The commit message of the release that is running in this repository; null: none is running, or it makes no commit. */
export async function plannedMessage(folder: string): Promise<string | null> {
  const entry = await readEntry(journalFiles(await findRepository(folder)).current);
  if (entry === null || typeof entry === 'string') return null;
  const commit = entry.plan.effects.find((effect) => effect.kind === 'create-commit');
  return commit?.message ?? null;
}
