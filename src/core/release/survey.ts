import { UTF_8, UTF_8_WITH_MARK } from '../config/encoding.ts';
import type { Encoding } from '../config/encoding.ts';
import type { Settings } from '../config/settings.ts';
import { globPattern } from '../provider/glob.ts';
import { lockPaths } from '../provider/uv-lock.ts';
import { parseVersionFile } from '../provider/version-files.ts';
import { hotfixReconciled } from '../rule/hotfix.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isFinal, parseVersion } from '../version/version.ts';
import type { Base, Means } from './base.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';

/** The files that a release may read or write, relative to the repository, whether they exist or not. */
export function filesToRead({ provider, place }: Means, { commitizen }: Settings): readonly string[] {
  return [
    ...new Set([
      ...provider.files(place),
      `${place.folder}pyproject.toml`,
      changelogPath(place, commitizen),
      ...lockPaths(place),
    ]),
  ];
}

export function changelogPath({ folder }: Means['place'], { changelogFile }: Settings['commitizen']): string {
  return `${folder}${changelogFile}`;
}

/**
 * The encoding of a file: the configured one for the changelog and `version_files`; UTF-8 for files from which relctl
 * reads the version or the configuration, because their formats require it.
 */
export function encodingOf(path: string, means: Means, settings: Settings): Encoding {
  const { place, provider } = means;
  const changelog = changelogPath(place, settings.commitizen);
  const isData =
    path !== changelog &&
    (path === place.configFile ||
      filesToRead(means, settings).includes(path) ||
      provider.alsoReads?.(path, place) === true);
  return isData ? UTF_8 : settings.commitizen.encoding;
}

/**
 * The initial text of a new changelog; null: none.
 *
 * Parity: `utf-8-sig` begins a new file with a byte order mark.
 */
export function emptyChangelog({ encoding }: Settings['commitizen']): string | null {
  return encoding === UTF_8_WITH_MARK ? '\ufeff' : null;
}

/** Whether {@link versionFilePaths} needs the list of all files of the project. */
export function searchesFiles({ provider }: Means, { commitizen }: Settings): boolean {
  return commitizen.versionFiles.length > 0 || provider.alsoReads !== null;
}

/**
 * The files of a project that `version_files` matches, or that the provider looks for.
 *
 * @param paths relative to the repository
 */
export function versionFilePaths(
  { place, provider }: Means,
  { commitizen }: Settings,
  paths: readonly string[],
): readonly string[] {
  const patterns = commitizen.versionFiles.map((entry) => globPattern(parseVersionFile(entry).glob));
  return paths.filter(
    (path) =>
      provider.alsoReads?.(path, place) === true ||
      (path.startsWith(place.folder) &&
        patterns.some((pattern) => pattern?.test(path.slice(place.folder.length)))),
  );
}

/**
 * The fixed part of each `version_files` entry: the file, or the folder with which a glob begins. Relative to the
 * repository, or absolute if written so.
 */
export function versionFileRoots({ place }: Means, { commitizen }: Settings): readonly string[] {
  return commitizen.versionFiles.map((entry) => {
    const { glob } = parseVersionFile(entry);
    const root = /[*?[]/.test(glob) ? (/^[^*?[]*\//.exec(glob)?.[0] ?? '') : glob;
    return root.startsWith('/') ? root : `${place.folder}${root}`;
  });
}

/** Whether relctl must ask the remote: for a push, or to find out whether a version without a tag is the first one. */
export function mustAskRemote(
  intent: Intent,
  policy: Policy,
  base: Base,
  tags: readonly Tag[],
  scope: 'release' | 'version',
): boolean {
  if (scope === 'release' && !intent.filesOnly && (intent.push ?? policy.pushes)) return true;
  return policy.releasesAsItStands && base.tag === null && !hasReleaseTag(base, tags);
}

/** Whether open hotfixes matter for this release if it is made from the main branch: only for a final one. */
export function mustReadHotfixes(intent: Intent, { rules }: Policy): boolean {
  const isJudged = rules.includes(hotfixReconciled);
  const version = intent.increment.from === 'version' ? parseVersion(intent.increment.value) : null;
  const isFinalAsked =
    version === null ? intent.phase === null && intent.devrelease === null : isFinal(version);
  return isJudged && isFinalAsked;
}

/** null if unknown. */
export function defaultBranchOf(remote: Snapshot['remote']): string | null {
  return remote.kind === 'absent' ? null : remote.defaultBranch;
}

/** The configured one, else the remote's default branch, else `main`. */
export function mainBranchOf({ relctl }: Settings, defaultBranch: string | null): string {
  return relctl.mainBranch ?? defaultBranch ?? 'main';
}

/**
 * Whether nothing was ever released: no tag matches a configured or legacy format, here or on the remote. A remote that
 * was not asked, or did not answer, counts as one without tags.
 */
export function isFirstRelease(base: Base, { tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): boolean {
  if (base.tag !== null || hasReleaseTag(base, tags)) return false;
  if (remote.kind !== 'asked') return true;
  const { versionOf } = tagReader(base.formats);
  return ![...remote.tags.keys()].some((name) => versionOf(name) !== null);
}

/** Every known tag: first the local ones, then those that are only on the remote. */
export function tagNames({ tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): readonly string[] {
  const here = tags.map(({ name }) => name);
  return [...new Set([...here, ...(remote.kind === 'asked' ? remote.tags.keys() : [])])];
}

export function hasReleaseTag({ formats }: Base, tags: readonly Tag[]): boolean {
  const { versionOf } = tagReader(formats);
  return tags.some(({ name }) => versionOf(name) !== null);
}
