import type { PastConfig } from '../../core/config/past.ts';
import type { Base } from '../../core/release/base.ts';
import { lineageOf } from '../../core/rule/lineage.ts';
import type { LinkedCommit } from '../../core/rule/lineage.ts';
import { revertedIn, versionChange, versionLine } from '../../core/rule/version-line.ts';
import type { TreeVersion, VersionLine } from '../../core/rule/version-line.ts';
import type { History, UnreadChange, VersionChange } from '../../core/snapshot/snapshot.ts';
import type { Git } from '../git/git.ts';
import { readLinks, readThese, readTouching } from '../git/log.ts';
import type { Range, Span } from '../git/log.ts';
import { readingBudget } from '../git/reading-budget.ts';
import type { ReadingBudget } from '../git/reading-budget.ts';
import { pathsOf, readTrees } from '../history/read-trees.ts';
import type { VersionKeeper } from '../history/read-trees.ts';
import type { Repository } from '../git/repository.ts';

/** How the commits of a history changed the version. */
export interface VersionHistory {
  /** The commits that set a version which none of their parents has, newest first. */
  readonly changes: readonly VersionChange[];
  /** The commits whose version relctl can't read, newest first. */
  readonly unread: readonly UnreadChange[];
  /** The version in a commit's own tree. */
  readonly treeAt: (sha: string) => TreeVersion;
  /** The version of a commit, or the version that it inherits. */
  readonly versionsAt: VersionLine['versionsAt'];
  /** The configuration of a commit's first parent. */
  readonly configBefore: (sha: string) => PastConfig | null;
}

/**
 * How the commits of a range changed the version, and the version at the beginning of the range.
 *
 * @param links the commits of the range
 */
export async function readVersions(
  { git }: Repository,
  { place, provider, tag, spelled }: Base,
  { since, head }: Range,
  links: Promise<readonly LinkedCommit[]>,
): Promise<Pick<History, 'versionChanges' | 'unread' | 'taggedVersion'>> {
  if (provider.file(place) === null) {
    return { versionChanges: [], unread: [], taggedVersion: tag === null ? null : spelled };
  }
  const span = { from: [head], without: since === null ? [] : [since] };
  const besides = tag === null ? [] : [tag.commit];
  const { changes, unread, treeAt } = await readVersionHistory(git, { place, provider }, span, {
    links,
    besides,
  });
  return { versionChanges: changes, unread, taggedVersion: tag === null ? null : treeAt(tag.commit).version };
}

/** What of a span decides about its versions. */
export interface Touched {
  /** Its commits, or as many of them as `historyCondenser` keeps if the touching ones matter. */
  readonly commits: readonly LinkedCommit[];
  /** Those that may change the version, from {@link readTouching}. */
  readonly touching: ReadonlySet<string>;
}

/**
 * How the commits of a span changed the version. The number of git processes does not grow with them.
 *
 * @param known `links`: its commits, if the caller has read them; `touched`: the same, and the touching ones; `ends`: other commits whose version is needed, also if they
 * inherit it; `besides`: other commits whose own tree is needed; `budget`: as for `readTrees`
 */
export async function readVersionHistory(
  git: Git,
  keeper: VersionKeeper,
  span: Span,
  known: {
    readonly links?: Promise<readonly LinkedCommit[]>;
    readonly touched?: Touched;
    readonly ends?: readonly string[];
    readonly besides?: readonly string[];
    readonly budget?: ReadingBudget;
  } = {},
): Promise<VersionHistory> {
  const { commits, touching } = known.touched ?? (await readTouched(git, keeper, span, known.links));
  const all = (): Promise<readonly LinkedCommit[]> => known.links ?? readLinks(git, span);
  const isWhole = span.without.length === 0;
  const { ends = [], besides = [], budget = readingBudget() } = known;
  const history = await historyOf(git, keeper, { commits, all, touching, isWhole, ends, besides, budget });
  if (history !== null) return history;
  return partOf(
    await readVersionHistory(git, keeper, { ...span, without: [] }, { besides, budget }),
    commits,
  );
}

async function readTouched(
  git: Git,
  keeper: VersionKeeper,
  span: Span,
  links?: Promise<readonly LinkedCommit[]>,
): Promise<Touched> {
  const [commits, touching] = await Promise.all([
    links ?? readLinks(git, span),
    readTouching(git, span, pathsOf(keeper)),
  ]);
  return { commits, touching };
}

/** How some commits changed the version. @param names whole object ids */
export async function readVersionsOf(
  git: Git,
  keeper: VersionKeeper,
  names: readonly string[],
  budget = readingBudget(),
): Promise<VersionHistory> {
  const commits = await readThese(git, names, budget);
  const history = await historyOf(git, keeper, {
    commits,
    all: () => Promise.resolve(commits),
    touching: null,
    isWhole: false,
    ends: [],
    besides: [],
    budget,
  });
  return (
    history ??
    partOf(await readVersionHistory(git, keeper, { from: names, without: [] }, { budget }), commits)
  );
}

function partOf(history: VersionHistory, commits: readonly LinkedCommit[]): VersionHistory {
  const part = new Set(commits.map(({ sha }) => sha));
  return {
    ...history,
    changes: history.changes.filter(({ sha }) => part.has(sha)),
    unread: history.unread.filter(({ sha }) => part.has(sha)),
  };
}

interface Past {
  readonly commits: readonly LinkedCommit[];
  /** The commits, if some are left out there. */
  readonly all: () => Promise<readonly LinkedCommit[]>;
  /** Those that may differ from their parents; null: any. */
  readonly touching: ReadonlySet<string> | null;
  /** Whether no commit comes before these. */
  readonly isWhole: boolean;
  readonly ends: readonly string[];
  readonly besides: readonly string[];
  readonly budget: ReadingBudget;
}

/** @returns null if an earlier commit decides about one of them */
async function historyOf(git: Git, keeper: VersionKeeper, past: Past): Promise<VersionHistory | null> {
  const { commits, touching, isWhole, ends, besides, budget } = past;
  const lineage = lineageOf(commits, touching);
  const revisions = [...new Set([...lineage.looked.values(), ...ends, ...besides])];
  const trees = await readTrees(git, keeper, revisions, budget);
  // The target of a link can change without a change to a path that is known here.
  if (trees.hasLinks && touching !== null) {
    return historyOf(git, keeper, { ...past, commits: await past.all(), touching: null });
  }
  const line = versionLine(lineage, trees.at);
  if (!isWhole && (line.isOpen || ends.some(line.isOpenAt))) return null;
  const changed = [...line.added, ...line.unread].map(({ sha }) => sha);
  const messages = new Map((await readThese(git, changed, budget)).map(({ sha, message }) => [sha, message]));
  const reverted = [...messages.values()].flatMap(revertedIn);
  if (!isWhole && reverted.some((sha) => !lineage.commits.has(sha))) return null;
  return {
    changes: line.added.map((added) =>
      versionChange(added, messages.get(added.sha) ?? '', lineage, line.versionsAt),
    ),
    unread: line.unread.map(({ sha, text: { file, why } }) => ({
      sha,
      firstLine: messages.get(sha)?.split('\n')[0] ?? '',
      file,
      why,
    })),
    treeAt: (sha) => trees.at(lineage.looked.get(sha) ?? sha),
    versionsAt: line.versionsAt,
    configBefore: line.configBefore,
  };
}
