import type { Settings } from '../config/settings.ts';
import { projectName } from '../provider/project-name.ts';
import type { Texts } from '../provider/provider.ts';
import { refuseBroken } from '../provider/lock-scan.ts';
import { lockPaths, ownEntry, withOwnVersion } from '../provider/uv-lock.ts';
import { replaceVersion, versionFileTargets } from '../provider/version-files.ts';
import type { VersionFileTarget } from '../provider/version-files.ts';
import type { VersionFileState } from '../rule/facts.ts';
import { pep440 } from '../version/pep440.ts';
import { versionSource } from './base.ts';
import type { Means } from './base.ts';
import type { Decision } from './decide.ts';
import type { Policy } from './policy.ts';

/** The project's own entry in its uv.lock. */
export interface OwnLock {
  readonly path: string;
  readonly version: string;
}

export interface VersionEdits {
  /** Every file that holds the version, with the next one in it; files that stay as they are are left out. */
  readonly edits: Texts;
  /** Those of `version_files` in which the current version was not found. */
  readonly inconsistent: readonly string[];
}

export function versionEdits(
  decision: Decision,
  settings: Settings,
  files: Texts,
  policy: Policy,
): VersionEdits {
  const { base, spelled: next } = decision;
  const { provider, place, spelled: current } = base;
  const drafts = new Map(files);
  const inconsistent = new Set<string>();
  for (const { path, pattern } of versionTargets(base, settings, files)) {
    const edited = replaceVersion(drafts.get(path) ?? '', { current, next, pattern });
    drafts.set(path, edited.text);
    if (edited.hits === 0) inconsistent.add(path);
  }
  for (const [path, text] of provider.write(next, versionSource(base, drafts, null))) drafts.set(path, text);
  const lock = policy.followLock || provider.name === 'uv' ? findWholeLock(base, files) : null;
  if (lock !== null) {
    const name = projectName(files.get(`${place.folder}pyproject.toml`) ?? '') ?? '';
    const locked = policy.lockScheme === 'pep440' ? pep440.format(decision.version) : next;
    drafts.set(lock.path, withOwnVersion(drafts.get(lock.path) ?? '', name, locked));
  }
  const edits = new Map([...drafts].filter(([path, text]) => text !== files.get(path)));
  return { edits, inconsistent: [...inconsistent] };
}

/** Whether the current version stands in each of the configured version files. */
export function versionFileStates(
  means: Means,
  current: string,
  settings: Settings,
  files: Texts,
): readonly VersionFileState[] {
  const states = new Map<string, boolean>();
  for (const { path, pattern } of versionTargets(means, settings, files)) {
    const { hits } = replaceVersion(files.get(path) ?? '', { current, next: '', pattern });
    states.set(path, (states.get(path) ?? true) && hits > 0);
  }
  return [...states].map(([path, holdsCurrent]) => ({ path, holdsCurrent }));
}

/** The entries of `version_files` that name no file of the project. */
export function idleEntries({ place }: Means, settings: Settings, files: Texts): readonly string[] {
  const relative = pathsWithin(place, files);
  return settings.commitizen.versionFiles.filter(
    (entry) => versionFileTargets([entry], relative).length === 0,
  );
}

/** @throws VERSION_FILE_INVALID where a lock is broken, so that nobody can say whether it has such an entry */
function findWholeLock(means: Means, files: Texts): OwnLock | null {
  for (const path of lockPaths(means.place)) refuseBroken(path, files.get(path) ?? '');
  return findOwnLock(means, files);
}

/** The nearest uv.lock that has an entry of the project; null when there is none. */
export function findOwnLock({ place }: Means, files: Texts): OwnLock | null {
  const name = projectName(files.get(`${place.folder}pyproject.toml`) ?? '');
  if (name === null) return null;
  for (const path of lockPaths(place)) {
    const entry = ownEntry(files.get(path) ?? '', name);
    if (entry !== null) return { path, version: entry.version };
  }
  return null;
}

/** Globs are relative to the folder of the configuration, wherever relctl was started (commitizen: to that folder). */
function versionTargets({ place }: Means, settings: Settings, files: Texts): readonly VersionFileTarget[] {
  const { versionFiles } = settings.commitizen;
  return versionFileTargets(versionFiles, pathsWithin(place, files)).map(({ path, pattern }) => ({
    path: place.folder + path,
    pattern,
  }));
}

/** Relative to the folder of the configuration. */
function pathsWithin({ folder }: Means['place'], files: Texts): readonly string[] {
  const within = [...files.keys()].filter((path) => path.startsWith(folder));
  return within.map((path) => path.slice(folder.length));
}
