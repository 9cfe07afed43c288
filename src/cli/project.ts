import { resolve } from 'node:path';
import type { Profile, Settings } from '../core/config/settings.ts';
import { refuse } from '../core/error/error.ts';
import { loadSettings } from '../io/load-settings.ts';
import { findWorkPlace } from '../io/repository.ts';
import type { WorkPlace } from '../io/repository.ts';
import type { GlobalFlags } from './base-command.ts';

/** Where a command runs that needs no repository, and what is configured there. */
export interface Project {
  /** The folder that paths on the command line are relative to; absolute. */
  readonly folder: string;
  readonly place: WorkPlace;
  /** The name of the commit rules is that of the command line, where it names them. */
  readonly settings: Settings;
  readonly profile: Profile;
}

/**
 * The project around the current folder, in a repository or not.
 *
 * @param known the commit rules that the command can work with
 * @throws UNKNOWN_RULE_SET where others are configured
 */
export async function openProject(
  { directory, config, profile, name }: GlobalFlags,
  known: readonly string[] = ['cz_conventional_commits'],
): Promise<Project> {
  const folder = resolve(directory ?? '.');
  const place = await findWorkPlace(folder);
  const { settings } = await loadSettings(place, config ?? null);
  const rules = name ?? settings.commitizen.name;
  if (!known.includes(rules)) throw refuse('UNKNOWN_RULE_SET', { name: rules });
  const commitizen = { ...settings.commitizen, name: rules };
  return {
    folder,
    place,
    settings: { ...settings, commitizen },
    profile: profile ?? settings.relctl.profile,
  };
}
