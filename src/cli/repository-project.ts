import { resolve } from 'node:path';
import type { Settings } from '../core/config/settings.ts';
import { refuseIfInterrupted } from '../io/journal.ts';
import { loadSettings } from '../io/load-settings.ts';
import { findRepository } from '../io/repository.ts';
import type { Repository } from '../io/repository.ts';
import type { GlobalFlags } from './base-command.ts';
import { printNotices } from './print.ts';

/** A project that something is to be done in. */
export interface RepositoryProject {
  readonly repository: Repository;
  readonly settings: Settings;
  /** Every file that could have been the configuration, the chosen one first. */
  readonly candidates: readonly string[];
}

/**
 * The project around the current folder; where several files configure it, a note says which is used.
 *
 * @throws INTERRUPTED_RELEASE in a dry run too: files of a release that is half done tell nothing about the next one
 */
export async function openRepositoryProject({
  directory,
  config,
  name,
}: GlobalFlags): Promise<RepositoryProject> {
  const repository = await findRepository(resolve(directory ?? '.'));
  await refuseIfInterrupted(repository);
  const { settings, candidates } = await loadSettings(repository, config ?? null, name ?? null);
  if (candidates.length > 1) {
    const [chosen = ''] = candidates;
    const notice = `${candidates.join(' and ')} both configure commitizen; ${chosen} is used`;
    printNotices([notice]);
  }
  return { repository, settings, candidates };
}
