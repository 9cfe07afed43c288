import { pastConfigIn } from '../../core/config/past.ts';
import type { PastConfig } from '../../core/config/past.ts';
import { configFilesOf, versionPlaces } from '../../core/provider/places.ts';
import { PROVIDERS } from '../../core/provider/provider.ts';
import type { ProjectPlace, Provider } from '../../core/provider/provider.ts';
import type { TreeVersion } from '../../core/rule/version-line.ts';
import type { Git } from '../git/git.ts';
import { findBlobs } from '../git/object-names.ts';
import type { FoundBlobs } from '../git/object-names.ts';
import { visitBlobs } from '../git/objects.ts';

/** How a project keeps its version today. It applies to a tree without a configuration. */
export interface VersionKeeper {
  readonly provider: Provider;
  readonly place: ProjectPlace;
}

/** The versions in trees. */
export interface Trees {
  /** @param revision one of those that were read */
  readonly at: (revision: string) => TreeVersion;
  /** Whether one of the files is a link. Then a version may change without a change to its path. */
  readonly hasLinks: boolean;
}

/** The paths that may contain the version. Paths with a line end are left out, because git can't look them up. */
export function pathsOf({ place }: VersionKeeper): readonly string[] {
  return versionPlaces(place).filter((path) => !path.includes('\n'));
}

/**
 * Reads the version from trees, each with the configuration in that tree. The number of git processes does not grow
 * with the trees, and relctl reads a shared text once.
 *
 * @param revisions whole object ids of commits
 */
export async function readTrees(
  git: Git,
  keeper: VersionKeeper,
  revisions: readonly string[],
): Promise<Trees> {
  const paths = pathsOf(keeper);
  const [blobs, plain] = await Promise.all([
    findBlobs(git, revisions, paths, 'followed'),
    findBlobs(git, revisions, paths, 'as-they-are'),
  ]);
  const configs = await readConfigs(git, keeper, blobs);
  const sought = new Map(
    revisions.map((revision) => [revision, soughtIn(keeper, blobs.get(revision), configs)] as const),
  );
  const versions = await readTexts(git, [...sought.values()]);
  return {
    at(revision) {
      const found = sought.get(revision);
      if (found === undefined) throw new Error(`the tree of ${revision} was not read`);
      return treeVersion(found, versions);
    },
    hasLinks: revisions.some((revision) => !isSame(blobs.get(revision), plain.get(revision))),
  };
}

/** By path and id. */
type Configs = ReadonlyMap<string, ReturnType<typeof pastConfigIn>>;

async function readConfigs(git: Git, { place }: VersionKeeper, blobs: FoundBlobs): Promise<Configs> {
  const files = new Set(configFilesOf(place));
  const pathsById = new Map<string, Set<string>>();
  for (const tree of blobs.values()) {
    for (const [path, id] of tree) {
      if (!files.has(path)) continue;
      pathsById.set(id, (pathsById.get(id) ?? new Set<string>()).add(path));
    }
  }
  const configs = new Map<string, ReturnType<typeof pastConfigIn>>();
  await visitBlobs(git, [...pathsById.keys()], (id, text) => {
    for (const path of pathsById.get(id) ?? []) configs.set(keyOf(path, id), pastConfigIn(text, path));
  });
  return configs;
}

function keyOf(path: string, id: string): string {
  return `${id}:${path}`;
}

/** Where a tree keeps its version. */
interface Sought {
  readonly config: PastConfig | null;
  readonly file: string | null;
  /** null: there is no such file, or its format is unknown. */
  readonly text: { readonly id: string; readonly provider: Provider; readonly place: ProjectPlace } | null;
}

function soughtIn(
  { provider: today, place }: VersionKeeper,
  tree: ReadonlyMap<string, string> | undefined,
  configs: Configs,
): Sought {
  let config: PastConfig | null = null;
  for (const path of configFilesOf(place)) {
    const id = tree?.get(path);
    const found = id === undefined ? 'none' : (configs.get(keyOf(path, id)) ?? 'none');
    if (found === 'broken') return { config: null, file: null, text: null };
    if (found === 'none') continue;
    config = found;
    break;
  }
  const name = config?.versionProvider ?? today.name;
  const provider = PROVIDERS.find((known) => known.name === name) ?? null;
  const own = { ...place, configFile: config?.file ?? place.configFile };
  const file = provider?.file(own) ?? null;
  const id = file === null ? undefined : tree?.get(file);
  return { config, file, text: id === undefined || provider === null ? null : { id, provider, place: own } };
}

/** The versions, by the text and how it is read. */
async function readTexts(git: Git, all: readonly Sought[]): Promise<ReadonlyMap<string, string>> {
  const byId = new Map<string, Map<string, NonNullable<Sought['text']>>>();
  for (const { text } of all) {
    if (text === null) continue;
    const known = byId.get(text.id) ?? new Map<string, NonNullable<Sought['text']>>();
    byId.set(text.id, known.set(textKey(text), text));
  }
  const versions = new Map<string, string>();
  await visitBlobs(git, [...byId.keys()], (id, content) => {
    for (const [key, { provider, place }] of byId.get(id) ?? []) {
      const version = provider.versionIn(content, place);
      if (version !== null) versions.set(key, version);
    }
  });
  return versions;
}

function textKey({ id, provider, place }: NonNullable<Sought['text']>): string {
  return `${id} ${provider.name} ${place.configFile}`;
}

function treeVersion({ config, file, text }: Sought, versions: ReadonlyMap<string, string>): TreeVersion {
  return { config, file, version: text === null ? null : (versions.get(textKey(text)) ?? null) };
}

function isSame(
  a: ReadonlyMap<string, string> | undefined,
  b: ReadonlyMap<string, string> | undefined,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && [...a].every(([path, id]) => b.get(path) === id);
}
