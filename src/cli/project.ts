import { resolve } from 'node:path';
import { commitRules } from '../core/commit/rule-set.ts';
import type { CommitRules } from '../core/commit/rules.ts';
import type { Profile, Settings } from '../core/config/settings.ts';
import { refuse } from '../core/error/error.ts';
import { refuseIfInterrupted } from '../io/run/journal/find.ts';
import { loadSettings } from '../io/load-settings.ts';
import type { LoadedSettings } from '../io/load-settings.ts';
import { mainsSettings, withMainsRelctl } from '../io/main-settings.ts';
import type { MainsSettings } from '../io/main-settings.ts';
import { findRepository, findWorkPlace } from '../io/repository.ts';
import type { Repository, WorkPlace } from '../io/repository.ts';
import type { GlobalFlags } from './base-command.ts';
import { printNotices } from './print.ts';

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
export async function openProject(globals: GlobalFlags): Promise<Project> {
  const folder = folderOf(globals);
  const place = await findWorkPlace(folder);
  const { settings } = await settingsIn(place, globals);
  const rules = commitRules(settings);
  return { folder, place, settings, rules, profile: globals.profile ?? settings.relctl.profile };
}

/** A project that something is to be done in. */
export interface RepositoryProject {
  readonly repository: Repository;
  readonly settings: Settings;
  /** Every file that could have been the configuration, the chosen one first. */
  readonly candidates: readonly string[];
}

/**
 * The project around the current folder; where several files configure it, a note says which is used, and one tells keys that are misspelt.
 *
 * @throws INTERRUPTED_RELEASE in a dry run too: files of a release that is half done tell nothing about the next one
 */
export async function openRepositoryProject(globals: GlobalFlags): Promise<RepositoryProject> {
  const repository = await findRepository(folderOf(globals));
  await refuseIfInterrupted(repository);
  return projectIn(repository, globals);
}

/** {@link openRepositoryProject}, also where a release is half done: for those who only look. */
export async function openProjectAsItStands(globals: GlobalFlags): Promise<RepositoryProject> {
  return projectIn(await findRepository(folderOf(globals)), globals);
}

async function projectIn(repository: Repository, globals: GlobalFlags): Promise<RepositoryProject> {
  const { settings, candidates, misspelt } = await settingsIn(repository, globals);
  if (candidates.length > 1) {
    const [chosen = ''] = candidates;
    const notice = `${candidates.join(' and ')} both configure commitizen; ${chosen} is used`;
    printNotices([notice]);
  }
  printNotices(
    misspelt.map(({ key, meant }) => `${settings.configFile}: nobody reads ${key}; did you mean ${meant}?`),
  );
  return { repository, settings, candidates };
}

/**
 * The settings for a branch that was cut before its project was configured, which a hotfix of an old release is: what it lacks is
 * main's. A note says so.
 */
export async function withMainsSettings(project: RepositoryProject, globals: GlobalFlags): Promise<Settings> {
  const mains = await mainsForBare(project, globals);
  if (mains === null) return withMainsRelctl(project.repository, project.settings);
  printNotices([`nothing is configured here, so ${mains.from} holds, without its hooks`]);
  return mains.settings;
}

/** The settings by which a push is judged, whose checks are those of the work tree; likewise, but nobody reads a note there. */
export async function settingsOfPush(repository: Repository, globals: GlobalFlags): Promise<Settings> {
  const { settings: own, candidates } = await settingsIn(repository, globals);
  const mains = await mainsForBare({ repository, settings: own, candidates }, globals);
  if (mains === null) return own;
  const { settings } = mains;
  return { ...settings, relctl: { ...settings.relctl, preflight: own.relctl.preflight } };
}

/** null: the project has a configuration of its own, or main has none. */
async function mainsForBare(
  { repository, settings, candidates }: RepositoryProject,
  { config, name, profile }: GlobalFlags,
): Promise<MainsSettings | null> {
  // Parity: without a configuration commitizen goes by its defaults.
  const isBare = candidates.length === 0 && config === undefined && profile !== 'commitizen';
  return isBare ? mainsSettings(repository, settings, name ?? null) : null;
}

/** The folder that relctl runs in, which paths on the command line are relative to; absolute. */
export function folderOf({ directory }: Pick<GlobalFlags, 'directory'>): string {
  try {
    return resolve(directory ?? '.');
  } catch (error) {
    // Somebody has removed the folder that the shell is in.
    throw refuse('NO_SUCH_FOLDER', { folder: process.env['PWD'] ?? '.' }, error);
  }
}

/** The settings of a place, with what the command line says of where they stand. */
export function settingsIn(
  place: WorkPlace,
  { config, name }: Pick<GlobalFlags, 'config' | 'name'>,
): Promise<LoadedSettings> {
  return loadSettings(place, config ?? null, name ?? null);
}
