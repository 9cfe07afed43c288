import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Texts } from '../../core/provider/provider.ts';
import { bringsVersion, judgeStaged, repeatingPaths, versionPaths } from '../../core/rule/staged-version.ts';
import type { StagedCommit, StagedJudgement, VersionKeeper } from '../../core/rule/staged-version.ts';
import { GitFailure, openGit } from './git.ts';
import type { Git } from './git.ts';
import { readBlobs } from './objects.ts';
import { findRepository } from './repository.ts';
import type { WorkPlace } from './repository.ts';

/** Where a git hook runs. */
export interface HookPlace extends WorkPlace {
  readonly git: Git;
}

/**
 * The repository around a folder. git starts its hooks at the top of the working tree, so relctl need not ask git for
 * the top.
 *
 * @throws NO_SUCH_FOLDER, NOT_A_GIT_PROJECT
 */
export async function findHookPlace(folder: string): Promise<HookPlace> {
  const isTop = existsSync(join(folder, '.git'));
  return isTop ? { top: folder, prefix: '', git: openGit(folder) } : findRepository(folder);
}

/**
 * What the commit in progress does to the version. relctl reads everything through git. The environment tells git which
 * index the commit is made from.
 *
 * @param changed as {@link stagedPaths} returns them
 * @param message '' if it is not known yet
 */
export async function readStaged(
  { git }: Pick<HookPlace, 'git'>,
  keeper: VersionKeeper,
  changed: readonly string[],
  message: string,
): Promise<StagedJudgement> {
  const paths = versionPaths(keeper, changed);
  if (paths.length === 0) return { edits: [], isBump: false };
  const texts = await readTextsAt(git, keeper, paths, ['HEAD', '']);
  const alone: StagedCommit = {
    message,
    staged: texts(''),
    before: texts('HEAD'),
    merged: [],
    sources: [],
    origin: null,
  };
  const commit = bringsVersion(alone, keeper) ? { ...alone, origin: await originOf(git, keeper) } : alone;
  const judged = judgeStaged(commit, keeper);
  if (judged.edits.length === 0) return judged;
  // relctl checks for a git operation in progress only here, because this case is rare.
  const { merged, sources, amended } = await readOperation(git);
  const more = await readTextsAt(git, keeper, paths, [...merged, ...sources, ...amended]);
  const whole = { ...commit, merged: merged.map(more), sources: sources.map(more) };
  const [first, ...others] = amended.map(more);
  const asAmended =
    first === undefined
      ? null
      : judgeStaged({ ...whole, before: first, merged: [...others, ...whole.merged] }, keeper);
  return asAmended !== null && asAmended.edits.length === 0 ? asAmended : judgeStaged(whole, keeper);
}

/** The version that HEAD inherits. The code is loaded only here, because the user waits for a commit hook. */
async function originOf(git: Git, keeper: VersionKeeper): Promise<string | null> {
  const { readVersionsOf } = await import('../gather/read-versions.ts');
  const head = (await output(git, ['rev-parse', 'HEAD'])).trim();
  return (await readVersionsOf(git, keeper, [head])).versionsAt(head)[0] ?? null;
}

/** Paths whose text in the index differs from HEAD; none if there is no commit yet. */
export async function stagedPaths(git: Git): Promise<readonly string[]> {
  try {
    const listing = await output(git, [
      'diff-index',
      '--cached',
      '--name-only',
      '-z',
      '--no-renames',
      'HEAD',
      '--',
    ]);
    return listing.split('\0').filter((path) => path !== '');
  } catch (error) {
    if (error instanceof GitFailure && (await isUnborn(git))) return [];
    throw error;
  }
}

async function isUnborn(git: Git): Promise<boolean> {
  return output(git, ['rev-parse', '--verify', '--quiet', 'HEAD']).then(
    () => false,
    () => true,
  );
}

/** The texts of the paths, and of the files with the version, at revisions; '' is the index. */
async function readTextsAt(
  git: Git,
  keeper: VersionKeeper,
  paths: readonly string[],
  revisions: readonly string[],
): Promise<(revision: string) => Texts> {
  const { provider, place, settings } = keeper;
  const repeating = new Set(repeatingPaths(keeper, paths));
  const data = [...provider.files(place), place.configFile, `${place.folder}pyproject.toml`];
  const kept = new Set([...data, ...paths.filter((path) => !repeating.has(path))]);
  const free = [...repeating].filter((path) => !kept.has(path));
  const named = (names: Iterable<string>): readonly string[] =>
    revisions.flatMap((revision) => [...names].map((path) => `${revision}:${path}`));
  const texts = new Map([
    ...(await readBlobs(git, named(kept))),
    ...(await readBlobs(git, named(free), settings.commitizen.encoding)),
  ]);
  return (revision) =>
    new Map(
      [...kept, ...free].flatMap((path) => {
        const text = texts.get(`${revision}:${path}`);
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
}

/** Commits, by names that git knows, from which the new commit may inherit its version. */
interface Operation {
  readonly merged: readonly string[];
  readonly sources: readonly string[];
  /** The parents of HEAD if the commit replaces HEAD. */
  readonly amended: readonly string[];
}

async function readOperation(git: Git): Promise<Operation> {
  const folder = resolve(git.directory, (await output(git, ['rev-parse', '--git-dir'])).trim());
  const read = async (name: string): Promise<readonly string[]> =>
    (await readFile(join(folder, name), 'utf8').catch(() => ''))
      .split(/\s+/)
      .filter((word) => /^[\da-f]{40,64}$/.test(word));
  const [merged, picked, reverted, replayed, stopped] = await Promise.all(
    ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD', 'rebase-merge/stopped-sha'].map(read),
  );
  const takenBack = (reverted ?? []).map((sha) => `${sha}^`);
  return {
    merged: merged ?? [],
    sources: [...(picked ?? []), ...takenBack, ...(replayed ?? []), ...(stopped ?? [])],
    amended: await amendedParents(git),
  };
}

/**
 * git does not tell hooks that a commit is amended. But an amend keeps the author and the author's time, and git passes
 * both to the hook.
 */
async function amendedParents(git: Git): Promise<readonly string[]> {
  const { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date } = process.env;
  const args = [
    'log',
    '-1',
    '--no-show-signature',
    '--no-color',
    '--date=raw',
    '--format=%an%n%ae%n%ad%n%P',
    'HEAD',
    '--',
  ];
  const [ofName, ofEmail, ofDate, parents = ''] = (await output(git, args)).split('\n');
  const isSame = name === ofName && email === ofEmail && date?.replace('@', '') === ofDate;
  return isSame ? parents.split(' ').filter((sha) => sha !== '') : [];
}

async function output(git: Git, args: readonly string[]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of git.stream(args)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
