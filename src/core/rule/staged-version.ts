import { bumpMessageIn } from '../config/read.ts';
import type { Settings } from '../config/settings.ts';
import { projectName } from '../provider/project-name.ts';
import type { ProjectPlace, Provider, Texts } from '../provider/provider.ts';
import { lockPaths, ownEntry } from '../provider/uv-lock.ts';
import { versionFileTargets } from '../provider/version-files.ts';
import { isVersion, parseVersion } from '../version/version.ts';
import { judgeVersionChange } from './bump-commit.ts';

/** A commit that is being made: what is staged, beside the commits that it may have its version from. */
export interface StagedCommit {
  /** '' where nobody knows the message yet. */
  readonly firstLine: string;
  readonly staged: Texts;
  /** Of the first parent. */
  readonly before: Texts;
  /** Of the other parents. */
  readonly merged: readonly Texts[];
  /** Of commits that git is picking, replaying or taking back. */
  readonly sources: readonly Texts[];
}

/** A version that was typed: one that no parent has, and no bump commit announces. */
export interface StagedEdit {
  readonly path: string;
  readonly from: string;
  /** null: the file no longer says it. */
  readonly to: string | null;
}

/** Where a project keeps its version. */
export interface VersionKeeper {
  readonly provider: Provider;
  readonly place: ProjectPlace;
  readonly settings: Pick<Settings, 'commitizen'>;
}

/** Those of the changed paths that may hold the version. */
export function versionPaths(
  { provider, place, settings }: VersionKeeper,
  changed: readonly string[],
): readonly string[] {
  const fixed = new Set([...provider.files(place), ...lockPaths(place)]);
  const repeating = new Set(repeatingPaths({ provider, place, settings }, changed));
  return provider.file(place) === null
    ? []
    : changed.filter((path) => fixed.has(path) || repeating.has(path));
}

/** Those of some paths that `version_files` names. */
export function repeatingPaths(
  { place, settings }: VersionKeeper,
  paths: readonly string[],
): readonly string[] {
  return targets(place, settings, paths).map(({ path }) => path);
}

/** What a commit does to the version that only a release may do, by the definition in `bump-commit.ts`. */
export function stagedEdits(commit: StagedCommit, keeper: VersionKeeper): readonly StagedEdit[] {
  const { provider, place, settings } = keeper;
  const file = provider.file(place);
  if (file === null) return [];
  const { staged, before, merged } = commit;
  const versionIn = (texts: Texts): string | null => provider.versionIn(texts.get(file) ?? '', place);
  const version = versionIn(staged);
  const from = versionIn(before);
  if (version === null || from === null) return [];
  const known = commit.sources.map(versionIn).filter((source) => source !== null);
  const change = {
    sha: '',
    firstLine: commit.firstLine,
    version,
    parents: [from, ...merged.map(versionIn)],
    bumpMessage: bumpMessageIn(staged.get(place.configFile) ?? '', place.configFile),
  };
  const edit = judgeVersionChange(change, settings.commitizen.bumpMessage);
  if (edit.kind === 'bump') return [];
  const isTyped = edit.kind === 'hand-edit' && !known.some((source) => isSame(source, version));
  if (isTyped) return [{ path: file, from, to: version }];
  const followers = [
    ...lockEdits(commit, keeper, version),
    ...followerEdits(commit, keeper, version, from),
    ...repeatingEdits(commit, keeper, version, from),
  ];
  return followers.filter(({ path }) => !isTaken(path, commit));
}

/** Whether a file is as one of the commits has it. */
function isTaken(path: string, { staged, merged, sources }: StagedCommit): boolean {
  return [...merged, ...sources].some((texts) => texts.get(path) === staged.get(path));
}

/** uv.lock's own entry may change to what the project says: that is how a stale one is mended. */
function lockEdits(
  { staged, before }: StagedCommit,
  { place }: VersionKeeper,
  version: string,
): readonly StagedEdit[] {
  const name = projectName(staged.get(`${place.folder}pyproject.toml`) ?? '');
  if (name === null) return [];
  return lockPaths(place).flatMap((path) => {
    const from = ownEntry(before.get(path) ?? '', name)?.version ?? null;
    const to = ownEntry(staged.get(path) ?? '', name)?.version ?? null;
    if (from === null || to === null || isSame(from, to) || isSame(to, version)) return [];
    return [{ path, from, to }];
  });
}

/** The provider's other files, such as package-lock.json: one that said the version has to go on saying it. */
function followerEdits(
  { staged, before }: StagedCommit,
  { provider, place }: VersionKeeper,
  version: string,
  from: string,
): readonly StagedEdit[] {
  const [, ...followers] = provider.files(place);
  return followers.flatMap((path) => {
    const text = staged.get(path);
    if (text === undefined || !before.has(path) || text === before.get(path)) return [];
    const follows = (texts: Texts, current: string): boolean => {
      try {
        return provider.write(current, { place, texts, tagged: null }).get(path) === texts.get(path);
      } catch {
        return false;
      }
    };
    return follows(before, from) && !follows(staged, version) ? [{ path, from, to: null }] : [];
  });
}

/** A file of `version_files` that said the version has to go on saying it, somewhere in the lines of its entry. */
function repeatingEdits(
  { staged, before }: StagedCommit,
  { provider, place, settings }: VersionKeeper,
  version: string,
  from: string,
): readonly StagedEdit[] {
  const paths = [...staged.keys()].filter(
    (path) => path !== provider.file(place) && before.has(path) && staged.get(path) !== before.get(path),
  );
  const edited = targets(place, settings, paths).filter(
    ({ path, pattern }) =>
      says(before.get(path) ?? '', from, pattern) && !says(staged.get(path) ?? '', version, pattern),
  );
  return [...new Set(edited.map(({ path }) => path))].map((path) => ({ path, from, to: null }));
}

function targets(
  { folder }: ProjectPlace,
  { commitizen }: Pick<Settings, 'commitizen'>,
  paths: readonly string[],
): readonly { readonly path: string; readonly pattern: RegExp | null }[] {
  if (commitizen.versionFiles.length === 0) return [];
  const within = paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  return versionFileTargets(commitizen.versionFiles, within).map(({ path, pattern }) => ({
    path: folder + path,
    pattern,
  }));
}

/** Whether one of the lines says this very version: `1.1.0` is not said by `11.1.0`, nor by `1.1.0rc1`. */
function says(text: string, version: string, pattern: RegExp | null): boolean {
  return text.split(/\r\n?|\n/).some((line) => {
    if (pattern !== null && !pattern.test(`${line}\n`)) return false;
    for (let at = line.indexOf(version); at >= 0; at = line.indexOf(version, at + 1)) {
      const [left, right] = [line.slice(0, at), line.slice(at + version.length)];
      if (!/[\d.]$/.test(left) && !/^(?:[\dA-Za-z+]|[-.]\w)/.test(right)) return true;
    }
    return false;
  });
}

function isSame(a: string, b: string): boolean {
  const parsed = parseVersion(b);
  return a === b || (parsed !== null && isVersion(a, parsed));
}
