import { resolve } from 'node:path';
import { commitRules } from '../../core/commit/rule-set.ts';
import type { CommitRules } from '../../core/commit/rules.ts';
import type { Profile, Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { refuseIfInterrupted } from '../../io/run/journal/find.ts';
import { loadSettings } from '../../io/gather/load-settings.ts';
import type { LoadedSettings } from '../../io/gather/load-settings.ts';
import { mainsSettings, withMainsRelctl } from '../../io/gather/main-settings.ts';
import type { MainsSettings } from '../../io/gather/main-settings.ts';
import { findRepository, findWorkPlace } from '../../io/git/repository.ts';
import type { Repository, WorkPlace } from '../../io/git/repository.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { printNotices } from '../terminal/print.ts';

/** The place and settings of a command that needs no repository. */
export interface Project {
  /** The folder that paths on the command line are relative to; absolute. */
  readonly folder: string;
  readonly place: WorkPlace;
  /** `--name` replaces the name of the commit convention. */
  readonly settings: Settings;
  readonly rules: CommitRules;
  readonly profile: Profile;
}

/**
 * The project of the current folder, which need not be a repository.
 *
 * @throws UNKNOWN_RULE_SET if relctl does not know the commit convention
 */
export async function openProject(globals: GlobalFlags): Promise<Project> {
  const folder = folderOf(globals);
  const place = await findWorkPlace(folder);
  const { settings } = await settingsIn(place, globals);
  const rules = commitRules(settings);
  return { folder, place, settings, rules, profile: globals.profile ?? settings.relctl.profile };
}

/** The place and settings of a command that needs a repository. */
export interface RepositoryProject {
  readonly repository: Repository;
  readonly settings: Settings;
  /** All files that configure the project, the chosen one first. */
  readonly candidates: readonly string[];
}

/**
 * The project of the current folder. Notes name the configuration file if there are several, and keys that look misspelled.
 *
 * @throws INTERRUPTED_RELEASE in a dry run too: after half a release, the files say nothing about the next one
 */
export async function openRepositoryProject(globals: GlobalFlags): Promise<RepositoryProject> {
  const repository = await findRepository(folderOf(globals));
  await refuseIfInterrupted(repository);
  return projectIn(repository, globals);
}

/** {@link openRepositoryProject} even if a release was interrupted: for commands that only read. */
export async function openProjectAsItStands(globals: GlobalFlags): Promise<RepositoryProject> {
  return projectIn(await findRepository(folderOf(globals)), globals);
}

async function projectIn(repository: Repository, globals: GlobalFlags): Promise<RepositoryProject> {
  const { settings, candidates, misspelt } = await settingsIn(repository, globals);
  if (candidates.length > 1) {
    const [chosen = ''] = candidates;
    const notice = `${candidates.join(' and ')} both configure commitizen; relctl uses ${chosen}`;
    printNotices([notice]);
  }
  printNotices(
    misspelt.map(
      ({ key, meant }) => `${settings.configFile}: unknown key ${key} is ignored; did you mean ${meant}?`,
    ),
  );
  return { repository, settings, candidates };
}

/**
 * The settings for a branch that is older than the configuration, such as a hotfix of an old release. What is missing comes
 * from main. A note says so.
 */
export async function withMainsSettings(project: RepositoryProject, globals: GlobalFlags): Promise<Settings> {
  const mains = await mainsForBare(project, globals);
  if (mains === null) return withMainsRelctl(project.repository, project.settings);
  printNotices([`there is no configuration here, so relctl uses ${mains.from}, without its hooks`]);
  return mains.settings;
}

/** {@link withMainsSettings} for a push, without the note. Preflight checks come from the working tree. */
export async function settingsOfPush(repository: Repository, globals: GlobalFlags): Promise<Settings> {
  const { settings: own, candidates } = await settingsIn(repository, globals);
  const mains = await mainsForBare({ repository, settings: own, candidates }, globals);
  if (mains === null) return own;
  const { settings } = mains;
  return { ...settings, relctl: { ...settings.relctl, preflight: own.relctl.preflight } };
}

/** @returns null if the project has its own configuration, or main has none */
async function mainsForBare(
  { repository, settings, candidates }: RepositoryProject,
  { config, name, profile }: GlobalFlags,
): Promise<MainsSettings | null> {
  // Parity: without a configuration commitizen uses its defaults.
  const isBare = candidates.length === 0 && config === undefined && profile !== 'commitizen';
  return isBare ? mainsSettings(repository, settings, name ?? null) : null;
}

/** The absolute path of the folder that relctl runs in. Paths on the command line are relative to it. */
export function folderOf({ directory }: Pick<GlobalFlags, 'directory'>): string {
  try {
    return resolve(directory ?? '.');
  } catch (error) {
    // The current folder of the shell was removed.
    throw refuse('NO_SUCH_FOLDER', { folder: process.env['PWD'] ?? '.' }, error);
  }
}

/** The settings of a place, after the options of the command line. */
export function settingsIn(
  place: WorkPlace,
  { config, name }: Pick<GlobalFlags, 'config' | 'name'>,
): Promise<LoadedSettings> {
  return loadSettings(place, config ?? null, name ?? null);
}
