import { bumpMessageIn } from '../config/read.ts';
import type { Settings } from '../config/settings.ts';
import { projectName } from '../provider/project-name.ts';
import type { ProjectPlace, Provider, Texts } from '../provider/provider.ts';
import { lockPaths, ownEntry } from '../provider/uv-lock.ts';
import { versionFileTargets } from '../provider/version-files.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import { mentions } from '../version/mention.ts';
import { judgeVersionChange, releasesNamedIn } from './bump-commit.ts';
import type { ReadTag } from './bump-commit.ts';
import { isSameVersion } from './lineage.ts';

/** A commit that is being made: its files, and those of the commits from which it may get its version. */
export interface StagedCommit {
  /** '' if it is not known yet. */
  readonly message: string;
  readonly staged: Texts;
  /** Of the first parent. */
  readonly before: Texts;
  /** Of the other parents. */
  readonly merged: readonly Texts[];
  /** The ancestors that it reverts. */
  readonly reverted: readonly Reverted[];
  /** The version of the nearest ancestor that has one, if the first parent has none; null: none has. */
  readonly origin: string | null;
}

export interface Reverted {
  /** Of the commit. */
  readonly made: Texts;
  /** Of its first parent. */
  readonly was: Texts;
}

/** A version that was edited by hand: no parent has it, and the commit is not a bump commit. */
export interface StagedEdit {
  readonly path: string;
  readonly from: string;
  /** null: the file no longer contains the version. */
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

/** What a commit that is being made does to the version. */
export interface StagedJudgement {
  /** What only a release may do, by the definition in `bump-commit.ts`. */
  readonly edits: readonly StagedEdit[];
  readonly isBump: boolean;
}

export function judgeStaged(commit: StagedCommit, keeper: VersionKeeper): StagedJudgement {
  const { provider, place, settings } = keeper;
  const file = provider.file(place);
  const nothing = { edits: [], isBump: false };
  if (file === null) return nothing;
  const { staged, before, merged, reverted } = commit;
  const versionIn = (texts: Texts): string | null => provider.versionIn(texts.get(file) ?? '', place);
  const version = versionIn(staged);
  const from = versionIn(before) ?? commit.origin;
  if (version === null || from === null) return nothing;
  const known = [from, ...merged.map(versionIn)].filter((one) => one !== null);
  if (!known.some((one) => isSameVersion(one, version))) {
    const bumpMessage = bumpMessageIn(before.get(place.configFile) ?? '', place.configFile);
    const isRevert = reverted.some(({ made, was }) =>
      undoes([from, version], versionIn(made), versionIn(was)),
    );
    const change = stagedChange(commit.message, { version, file, from: [from], bumpMessage, isRevert });
    const edit = judgeVersionChange(change, readTagBy(settings));
    return {
      isBump: edit === 'bump',
      edits: edit === 'hand-edit' ? [{ path: file, from, to: version }] : [],
    };
  }
  const followers = [
    ...lockEdits(commit, keeper, version),
    ...followerEdits(commit, keeper, version, from),
    ...repeatingEdits(commit, keeper, version, from),
  ];
  return { isBump: false, edits: followers.filter(({ path }) => !isTaken(path, commit)) };
}

/** Whether a change of the version takes back one that an earlier commit made. */
function undoes([from, to]: readonly [string, string], made: string | null, was: string | null): boolean {
  if (made === null || was === null || isSameVersion(made, was)) return false;
  return isSameVersion(made, from) && isSameVersion(was, to);
}

/**
 * Whether a commit only undoes what HEAD edited by hand. As an amend of HEAD it removes the edit. As a commit after HEAD it
 * restores the last version that is right, and the push judges both.
 *
 * @param head HEAD as if it were being made
 */
export function undoesHandEdit(commit: StagedCommit, head: StagedCommit, keeper: VersionKeeper): boolean {
  const amended = { ...head, message: '', staged: commit.staged, merged: [...head.merged, ...commit.merged] };
  return (
    judgeStaged(head, keeper).edits.length > 0 &&
    judgeStaged({ ...amended, reverted: [] }, keeper).edits.length === 0
  );
}

/** Whether a commit has another version than its first parent. */
export function changesVersion(
  { staged, before }: StagedCommit,
  { provider, place }: VersionKeeper,
): boolean {
  const file = provider.file(place);
  const versionIn = (texts: Texts): string | null => provider.versionIn(texts.get(file ?? '') ?? '', place);
  return versionIn(staged) !== versionIn(before);
}

/** Whether a commit adds a version while its parent has none, so that earlier commits must be searched for one. */
export function bringsVersion({ staged, before }: StagedCommit, { provider, place }: VersionKeeper): boolean {
  const file = provider.file(place);
  if (file === null) return false;
  const isIn = (texts: Texts): boolean => provider.versionIn(texts.get(file) ?? '', place) !== null;
  return isIn(staged) && !isIn(before);
}

function stagedChange(
  message: string,
  change: Pick<VersionChange, 'version' | 'file' | 'from' | 'bumpMessage' | 'isRevert'>,
): VersionChange {
  const [firstLine = ''] = message.split('\n');
  return { ...change, sha: '', firstLine, releases: releasesNamedIn(message) };
}

function readTagBy({ commitizen }: VersionKeeper['settings']): ReadTag {
  return tagReader({
    current: commitizen.tagFormat,
    legacy: commitizen.legacyTagFormats,
    ignored: commitizen.ignoredTagFormats,
  }).versionOf;
}

/** Whether a file is as one of the merged commits has it. */
function isTaken(path: string, { staged, merged }: StagedCommit): boolean {
  return merged.some((texts) => texts.get(path) === staged.get(path));
}

/** The project's entry in uv.lock may change to the version of the project: so an outdated entry can be corrected. */
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
    if (from === null || to === null || isSameVersion(from, to) || isSameVersion(to, version)) return [];
    return [{ path, from, to }];
  });
}

/** The provider's other files, such as package-lock.json: if one contained the version, it must still contain it. */
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

/** A file of `version_files` that contained the version must still contain it, in a line that its entry matches. */
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

/** Whether one of the lines contains exactly this version. */
function says(text: string, version: string, pattern: RegExp | null): boolean {
  return text
    .split(/\r\n?|\n/)
    .some((line) => (pattern === null || pattern.test(`${line}\n`)) && mentions(line, version));
}
