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
  /** Every file that contains the version, with the next version in it; without files that stay unchanged. */
  readonly edits: Texts;
  /** The `version_files` in which relctl did not find the current version. */
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

/** For each configured version file, whether it contains the current version. */
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

/** The `version_files` entries that match no file of the project. */
export function idleEntries({ place }: Means, settings: Settings, files: Texts): readonly string[] {
  const relative = pathsWithin(place, files);
  return settings.commitizen.versionFiles.filter(
    (entry) => versionFileTargets([entry], relative).length === 0,
  );
}

/** @throws VERSION_FILE_INVALID if a lock file is broken, because then it is unknown whether it has such an entry */
function findWholeLock(means: Means, files: Texts): OwnLock | null {
  for (const path of lockPaths(means.place)) refuseBroken(path, files.get(path) ?? '');
  return findOwnLock(means, files);
}

/** The nearest uv.lock with an entry for the project; null if there is none. */
export function findOwnLock({ place }: Means, files: Texts): OwnLock | null {
  const name = projectName(files.get(`${place.folder}pyproject.toml`) ?? '');
  if (name === null) return null;
  for (const path of lockPaths(place)) {
    const entry = ownEntry(files.get(path) ?? '', name);
    if (entry !== null) return { path, version: entry.version };
  }
  return null;
}

/** Globs are relative to the configuration's folder, wherever relctl was started. commitizen uses the current folder. */
function versionTargets({ place }: Means, settings: Settings, files: Texts): readonly VersionFileTarget[] {
  const { versionFiles } = settings.commitizen;
  return versionFileTargets(versionFiles, pathsWithin(place, files)).map(({ path, pattern }) => ({
    path: place.folder + path,
    pattern,
  }));
}

/** The paths in the configuration's folder, relative to it. */
function pathsWithin({ folder }: Means['place'], files: Texts): readonly string[] {
  const within = [...files.keys()].filter((path) => path.startsWith(folder));
  return within.map((path) => path.slice(folder.length));
}
