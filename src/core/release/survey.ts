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
import { policyOf } from './policy.ts';

/** The files that a release may read or write, repository-relative, whether they exist or not. */
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
 * How the text of a file is kept: the changelog and `version_files` in the configured encoding, what is read for the
 * version or the configuration in UTF-8, as its language wants it.
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
 * The text of a changelog that is not there yet; null: none.
 *
 * Parity: `utf-8-sig` begins a new file with a byte order mark.
 */
export function emptyChangelog({ encoding }: Settings['commitizen']): string | null {
  return encoding === UTF_8_WITH_MARK ? '\ufeff' : null;
}

/** Whether {@link versionFilePaths} needs to know all of the project's files. */
export function searchesFiles({ provider }: Means, { commitizen }: Settings): boolean {
  return commitizen.versionFiles.length > 0 || provider.alsoReads !== null;
}

/**
 * Those of a project's files that `version_files` names, or that the provider looks for.
 *
 * @param paths repository-relative
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
 * What the entries of `version_files` name for certain: the file, or the folder that a glob begins with. Repository-relative,
 * or absolute as it is written.
 */
export function versionFileRoots({ place }: Means, { commitizen }: Settings): readonly string[] {
  return commitizen.versionFiles.map((entry) => {
    const { glob } = parseVersionFile(entry);
    const root = /[*?[]/.test(glob) ? (/^[^*?[]*\//.exec(glob)?.[0] ?? '') : glob;
    return root.startsWith('/') ? root : `${place.folder}${root}`;
  });
}

/** Whether the remote has to be asked: for a push, or to know that a version without a tag is the first one. */
export function mustAskRemote(
  intent: Intent,
  settings: Settings,
  base: Base,
  tags: readonly Tag[],
  scope: 'release' | 'version',
): boolean {
  const policy = policyOf(intent, settings);
  if (scope === 'release' && !intent.filesOnly && (intent.push ?? policy.pushes)) return true;
  return policy.releasesAsItStands && base.tag === null && !hasReleaseTag(base, tags);
}

/** Whether a release, if it is one from the main branch, is judged by what hotfixes have left open: a final one. */
export function mustReadHotfixes(intent: Intent, settings: Settings): boolean {
  const isJudged = policyOf(intent, settings).rules.includes(hotfixReconciled);
  const version = intent.increment.from === 'version' ? parseVersion(intent.increment.value) : null;
  const isFinalAsked =
    version === null ? intent.phase === null && intent.devrelease === null : isFinal(version);
  return isJudged && isFinalAsked;
}

/** null where it is not known. */
export function defaultBranchOf(remote: Snapshot['remote']): string | null {
  return remote.kind === 'absent' ? null : remote.defaultBranch;
}

/** The configured one, else the remote's default branch, else `main`. */
export function mainBranchOf({ relctl }: Settings, defaultBranch: string | null): string {
  return relctl.mainBranch ?? defaultBranch ?? 'main';
}

/**
 * Whether nothing was ever released: no tag of any configured or legacy format, here and on the remote. A remote that
 * was not or could not be asked has none to our knowledge.
 */
export function isFirstRelease(base: Base, { tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): boolean {
  if (base.tag !== null || hasReleaseTag(base, tags)) return false;
  if (remote.kind !== 'asked') return true;
  const { versionOf } = tagReader(base.formats);
  return ![...remote.tags.keys()].some((name) => versionOf(name) !== null);
}

/** Every tag that is known of: those that are here, then those that are on the remote alone. */
export function tagNames({ tags, remote }: Pick<Snapshot, 'tags' | 'remote'>): readonly string[] {
  const here = tags.map(({ name }) => name);
  return [...new Set([...here, ...(remote.kind === 'asked' ? remote.tags.keys() : [])])];
}

export function hasReleaseTag({ formats }: Base, tags: readonly Tag[]): boolean {
  const { versionOf } = tagReader(formats);
  return tags.some(({ name }) => versionOf(name) !== null);
}
