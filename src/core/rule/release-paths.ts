import type { PastConfig } from '../config/past.ts';
import { PROVIDERS } from '../provider/providers.ts';
import type { ProjectPlace, Provider } from '../provider/provider.ts';
import { lockPaths } from '../provider/uv-lock.ts';
import { isVersionFile } from '../provider/version-files.ts';

/** What a bump commit changed. */
export interface ChangedPaths {
  readonly sha: string;
  readonly firstLine: string;
  /** As many of them as a release could have a reason for. */
  readonly paths: readonly string[];
  /** How many more there are. */
  readonly more: number;
  /** The first parent's configuration; null: it has none. */
  readonly config: PastConfig | null;
}

/** How a project keeps its version today; what holds for a commit whose parent configured nothing. */
export interface VersionHome {
  readonly provider: Provider;
  readonly place: ProjectPlace;
}

/**
 * The paths that a bump commit had no reason to change, by its first parent's configuration: all but the files with
 * the version, the locks that repeat it, and the changelog. What `pre_bump_hooks` change is unknown: if there are any,
 * every path may be theirs.
 */
export function strayPaths(
  { paths, config }: ChangedPaths,
  { provider: today, place }: VersionHome,
): readonly string[] {
  if ((config?.preBumpHooks.length ?? 0) > 0) return [];
  const { folder } = place;
  const own = { folder, configFile: config?.file ?? place.configFile };
  const provider = PROVIDERS.find(({ name }) => name === config?.versionProvider) ?? today;
  const changelog = `${folder}${config?.changelogFile ?? 'CHANGELOG.md'}`;
  const named = new Set([...provider.files(own), ...lockPaths(own), changelog]);
  const repeats = (path: string): boolean =>
    path.startsWith(folder) && isVersionFile(config?.versionFiles ?? [], path.slice(folder.length));
  return paths.filter((path) => !named.has(path) && !repeats(path));
}
