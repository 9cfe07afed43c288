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
  readonly settings: Settings;
  readonly profile: Profile;
  /** The name of the commit rules. */
  readonly rules: string;
}

/**
 * The project around the current folder, in a repository or not.
 *
 * @throws UNKNOWN_RULE_SET where the commit rules are not those that relctl knows
 */
export async function openProject({ directory, config, profile, name }: GlobalFlags): Promise<Project> {
  const folder = resolve(directory ?? '.');
  const place = await findWorkPlace(folder);
  const { settings } = await loadSettings(place, config ?? null);
  const rules = name ?? settings.commitizen.name;
  if (rules !== 'cz_conventional_commits') throw refuse('UNKNOWN_RULE_SET', { name: rules });
  return { folder, place, settings, profile: profile ?? settings.relctl.profile, rules };
}
