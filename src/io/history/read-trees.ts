import { pastConfigIn } from '../../core/config/past.ts';
import type { PastConfig } from '../../core/config/past.ts';
import { configFilesOf, versionPlaces } from '../../core/provider/places.ts';
import { PROVIDERS } from '../../core/provider/providers.ts';
import type { ProjectPlace, Provider } from '../../core/provider/provider.ts';
import type { TreeVersion, UnreadText } from '../../core/rule/version-line.ts';
import { syntaxOf } from '../../core/syntax/syntaxes.ts';
import type { Git } from '../git/git.ts';
import { findBlobs, readFoundBlobs, visitBlobs } from '../git/objects.ts';
import type { Blob, FoundBlobs } from '../git/objects.ts';
import { readingBudget, spend } from '../git/reading-budget.ts';
import type { ReadingBudget } from '../git/reading-budget.ts';

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

/** The paths that may contain the version. Those in a folder with a line end would take a git process each. */
export function pathsOf({ place }: VersionKeeper): readonly string[] {
  return versionPlaces(place).filter((path) => !path.includes('\n'));
}

/**
 * Reads the version from trees, each with the configuration in that tree. The number of git processes does not grow with
 * the trees. relctl reads each text once, and keeps only what it needs of it.
 *
 * @param revisions whole object ids of commits
 * @param budget a hook that judges other people's commits has a limit
 * @throws HISTORY_TOO_LARGE
 */
export async function readTrees(
  git: Git,
  keeper: VersionKeeper,
  revisions: readonly string[],
  budget = readingBudget(),
): Promise<Trees> {
  const paths = pathsOf(keeper);
  const isSmall = revisions.length * paths.length <= FEW && budget.most === Infinity;
  const { plain, texts } = isSmall
    ? await readAtOnce(git, keeper, revisions)
    : await readInSteps(git, keeper, revisions, budget);
  if (!mayHaveLinks(keeper, revisions, plain, texts)) return treesOf(keeper, plain, texts, false);
  const blobs = await findBlobs(git, revisions, paths, 'followed');
  const hasLinks = revisions.some((revision) => !isSame(blobs.get(revision), plain.get(revision)));
  if (!hasLinks) return treesOf(keeper, plain, texts, false);
  return treesOf(keeper, blobs, await readTexts(git, keeper, blobs, budget), true);
}

/** So many names are asked for in one git process. For more, it is cheaper to look first which texts are the same. */
const FEW = 200;

interface PlainTrees {
  readonly plain: FoundBlobs;
  readonly texts: Texts;
}

async function readInSteps(
  git: Git,
  keeper: VersionKeeper,
  revisions: readonly string[],
  budget: ReadingBudget,
): Promise<PlainTrees> {
  const plain = await findBlobs(git, revisions, pathsOf(keeper), 'as-they-are');
  return { plain, texts: await readTexts(git, keeper, plain, budget) };
}

async function readAtOnce(
  git: Git,
  keeper: VersionKeeper,
  revisions: readonly string[],
): Promise<PlainTrees> {
  const texts = new Map<string, Text>();
  const plain = await readFoundBlobs(git, revisions, pathsOf(keeper), (path, { id, size }, text) => {
    const key = keyOf(path, id);
    if (!texts.has(key)) texts.set(key, size > LONGEST_PAST ? TOO_LONG : textIn(text(), path, keeper));
  });
  return { plain, texts };
}

/** What relctl keeps of a text at a path. */
interface Text {
  /** null: the file does not configure a project. */
  readonly config: ReturnType<typeof pastConfigIn> | null;
  /** By the name of the provider. */
  readonly versions: ReadonlyMap<string, string>;
  /** Why relctl can't read it, although other programs may; null: it can. */
  readonly unread: string | null;
  /** Why it is not valid; null: it is. */
  readonly broken: string | null;
  /** Whether it is one short line, as the content of a link is. */
  readonly mayBeLink: boolean;
}

/** By id and path. */
type Texts = ReadonlyMap<string, Text>;

function keyOf(path: string, id: string): string {
  return `${id}:${path}`;
}

async function readTexts(
  git: Git,
  keeper: VersionKeeper,
  blobs: FoundBlobs,
  budget: ReadingBudget,
): Promise<Texts> {
  const wanted = new Map<string, { readonly size: number; readonly paths: Set<string> }>();
  for (const tree of blobs.values()) {
    for (const [path, { id, size }] of tree) {
      const known = wanted.get(id) ?? { size, paths: new Set<string>() };
      known.paths.add(path);
      wanted.set(id, known);
    }
  }
  const short = [...wanted].filter(([, { size }]) => size <= LONGEST_PAST);
  const bytes = short.reduce((sum, [, { size }]) => sum + size, 0);
  spend(budget, bytes);
  const texts = new Map<string, Text>();
  for (const [id, { paths }] of wanted) for (const path of paths) texts.set(keyOf(path, id), TOO_LONG);
  await visitBlobs(
    git,
    short.map(([id]) => id),
    (id, content) => {
      for (const path of wanted.get(id)?.paths ?? [])
        texts.set(keyOf(path, id), textIn(content, path, keeper));
    },
  );
  return texts;
}

/** Bytes. A longer text is not even read: it is longer than any text with a version that relctl parses. */
const LONGEST_PAST = 6_000_000;

const TOO_LONG: Text = {
  config: 'broken',
  versions: new Map(),
  unread: 'it is longer than any text that relctl reads',
  broken: null,
  mayBeLink: false,
};

function textIn(content: string, path: string, { place }: VersionKeeper): Text {
  const isConfig = configFilesOf(place).includes(path);
  const reading = syntaxOf(path)?.read(content);
  const versions = new Map<string, string>();
  for (const provider of PROVIDERS) {
    // Only for the provider `commitizen` the configuration is the file with the version.
    const own = [place, { ...place, configFile: path }].find((one) => provider.file(one) === path);
    const version = own === undefined ? null : provider.versionIn(content, own);
    if (version !== null) versions.set(provider.name, version);
  }
  return {
    config: isConfig ? pastConfigIn(content, path) : null,
    versions,
    unread: reading?.kind === 'broken' && reading.isLimit === true ? reading.reason : null,
    broken: reading?.kind === 'broken' && reading.isLimit !== true ? reading.reason : null,
    mayBeLink: content.length <= LONGEST_LINK && !content.includes('\n'),
  };
}

/** A path on Linux has at most 4,096 bytes. */
const LONGEST_LINK = 4096;

/** A folder that is a link hides all files below it. */
function mayHaveLinks(
  { place }: VersionKeeper,
  revisions: readonly string[],
  blobs: FoundBlobs,
  texts: Texts,
): boolean {
  return (
    [...texts.values()].some(({ mayBeLink }) => mayBeLink) ||
    (place.folder !== '' && revisions.some((revision) => !blobs.has(revision)))
  );
}

function treesOf(keeper: VersionKeeper, blobs: FoundBlobs, texts: Texts, hasLinks: boolean): Trees {
  // Thousands of commits may have the version of the same tree.
  const known = new Map<string, TreeVersion>();
  const at = (revision: string): TreeVersion => {
    const version = known.get(revision) ?? treeVersion(keeper, blobs.get(revision) ?? new Map(), texts);
    known.set(revision, version);
    return version;
  };
  return { at, hasLinks };
}

function treeVersion(
  { provider: today, place }: VersionKeeper,
  tree: ReadonlyMap<string, Blob>,
  texts: Texts,
): TreeVersion {
  const textAt = (path: string): { readonly id: string; readonly text: Text } | null => {
    const id = tree.get(path)?.id;
    const text = id === undefined ? undefined : texts.get(keyOf(path, id));
    return id === undefined || text === undefined ? null : { id, text };
  };
  let config: PastConfig | null = null;
  for (const path of configFilesOf(place)) {
    const found = textAt(path);
    const { config: own = 'none' } = found?.text ?? {};
    if (own === 'broken') return { config: null, file: null, version: null, ...faultsIn(path, found) };
    if (own === 'none' || own === null) continue;
    config = own;
    break;
  }
  const name = config?.versionProvider ?? today.name;
  const provider = PROVIDERS.find((known) => known.name === name) ?? null;
  const file = provider?.file({ ...place, configFile: config?.file ?? place.configFile }) ?? null;
  const found = file === null ? null : textAt(file);
  const version = found?.text.versions.get(name) ?? null;
  return { config, file, version, ...faultsIn(file, found) };
}

function faultsIn(
  file: string | null,
  found: { readonly id: string; readonly text: Text } | null,
): Pick<TreeVersion, 'unread' | 'broken'> {
  if (file === null || found === null) return { unread: null, broken: null };
  const { id, text } = found;
  const fault = (why: string | null): UnreadText | null => (why === null ? null : { file, id, why });
  return { unread: fault(text.unread), broken: fault(text.broken) };
}

function isSame(a: ReadonlyMap<string, Blob> | undefined, b: ReadonlyMap<string, Blob> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && [...a].every(([path, { id }]) => b.get(path)?.id === id);
}
