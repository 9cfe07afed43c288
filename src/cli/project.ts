import { resolve } from 'node:path';
import { commitRules } from '../core/commit/rule-set.ts';
import type { CommitRules } from '../core/commit/rules.ts';
import type { Profile, Settings } from '../core/config/settings.ts';
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
  readonly rules: CommitRules;
  readonly profile: Profile;
}

/**
 * The project around the current folder, in a repository or not.
 *
 * @throws UNKNOWN_RULE_SET where the commit rules are not those that relctl knows
 */
export async function openProject({ directory, config, profile, name }: GlobalFlags): Promise<Project> {
  const folder = resolve(directory ?? '.');
  const place = await findWorkPlace(folder);
  const { settings } = await loadSettings(place, config ?? null, name ?? null);
  const rules = commitRules(settings);
  return { folder, place, settings, rules, profile: profile ?? settings.relctl.profile };
}
