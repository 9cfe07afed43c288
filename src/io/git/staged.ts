import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Texts } from '../../core/provider/provider.ts';
import {
  bringsVersion,
  changesVersion,
  judgeStaged,
  repeatingPaths,
  undoesHandEdit,
  versionPaths,
} from '../../core/rule/staged-version.ts';
import type {
  Reverted,
  StagedCommit,
  StagedJudgement,
  VersionKeeper,
} from '../../core/rule/staged-version.ts';
import { revertedIn } from '../../core/rule/version-line.ts';
import { inTime } from '../process/in-time.ts';
import { GitFailure, openBlockingGit } from './git.ts';
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
  return isTop ? { top: folder, prefix: '', git: openBlockingGit(folder) } : findRepository(folder);
}

/** What a commit in progress does to the version. */
export interface StagedVersion extends StagedJudgement {
  /** How a person may have meant an edit, if git's state suggests it. */
  readonly clue: 'amend' | 'revert' | null;
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
): Promise<StagedVersion> {
  const paths = guarded(keeper, () => versionPaths(keeper, changed));
  if (paths.length === 0) return { edits: [], isBump: false, clue: null };
  const texts = await readTextsAt(git, keeper, paths, ['HEAD', '']);
  const alone: StagedCommit = {
    message,
    staged: texts(''),
    before: texts('HEAD'),
    merged: [],
    reverted: [],
    origin: null,
  };
  const commit = bringsVersion(alone, keeper) ? { ...alone, origin: await originOf(git, keeper) } : alone;
  const judge = (one: StagedCommit): StagedJudgement => guarded(keeper, () => judgeStaged(one, keeper));
  const judged = judge(commit);
  if (judged.edits.length === 0) return { ...judged, clue: null };
  // relctl checks for a git operation in progress only here, because this case is rare.
  const { merged, reverted, reverting } = await readOperation(git, message);
  const related = await readTextsAt(git, keeper, paths, [...merged, ...reverted.flatMap(withParent)]);
  const whole = { ...commit, merged: merged.map(related), reverted: reverted.map(revertedBy(related)) };
  const found = judge(whole);
  if (found.edits.length === 0) return { ...found, clue: null };
  const head = await readHead(git, keeper, paths);
  if (head !== null && guarded(keeper, () => undoesHandEdit(whole, head, keeper))) {
    return { edits: [], isBump: false, clue: null };
  }
  const mayAmend = head !== null && changesVersion(head, keeper);
  return { ...found, clue: reverting ? 'revert' : mayAmend ? 'amend' : null };
}

/**
 * Whether HEAD would be a bump commit with this message: it may be an amend that only rewords it.
 *
 * @param message a message that the convention does not allow
 */
export async function rewordsBump(
  { git }: Pick<HookPlace, 'git'>,
  keeper: VersionKeeper,
  message: string,
): Promise<boolean> {
  const head = await readHead(git, keeper, []);
  return head !== null && guarded(keeper, () => judgeStaged({ ...head, message }, keeper).isBump);
}

/** Runs what matches `version_files`. Most of their entries are only a path, and a commit waits for the time limit. */
function guarded<T>({ settings }: VersionKeeper, compute: () => T): T {
  const hasPattern = settings.commitizen.versionFiles.some((entry) => /[*:]/.test(entry));
  return hasPattern ? inTime(compute, LONGEST_CHECK) : compute();
}

/** Seconds: a commit waits for this check. */
export const LONGEST_CHECK = 5;

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
    // git looks up one name a line, and the version is in no such file.
    return listing.split('\0').filter((path) => path !== '' && !path.includes('\n'));
  } catch (error) {
    if (error instanceof GitFailure && (await isUnborn(git))) return [];
    throw error;
  }
}

/** Whether HEAD is on a branch without a commit. */
export async function isUnborn(git: Git): Promise<boolean> {
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

/** The commits that the new commit may take its version from, by their full ids. */
interface Operation {
  /** The other parents of the new commit. */
  readonly merged: readonly string[];
  /** The ancestors that it reverts. */
  readonly reverted: readonly string[];
  /** Whether a `git revert` is in progress. */
  readonly reverting: boolean;
}

/**
 * The files in which git records an operation can be written by hand, so they alone decide nothing. git drops a merged commit
 * that HEAD contains, so it is not a parent. As at the push, the message says what is reverted. A cherry-picked or rebased
 * commit is judged by its content.
 */
async function readOperation(git: Git, message: string): Promise<Operation> {
  const folder = resolve(git.directory, (await output(git, ['rev-parse', '--git-dir'])).trim());
  const [merged, reverting] = await Promise.all([
    namesIn(join(folder, 'MERGE_HEAD')),
    namesIn(join(folder, 'REVERT_HEAD')),
  ]);
  // Before the message is known, git's own file says which commit it will name.
  const reverted = message === '' ? reverting : revertedIn(message);
  const { reachedAmong } = await import('./refs.ts');
  const reached = await reachedAmong(git, 'HEAD', [...merged, ...reverted]);
  return {
    merged: merged.filter((sha) => !reached.has(sha)),
    reverted: reverted.filter((sha) => reached.has(sha)),
    reverting: reverting.length > 0,
  };
}

async function namesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split(/\s+/).filter((word) => /^[\da-f]{40,64}$/.test(word));
}

function withParent(sha: string): readonly string[] {
  return [sha, `${sha}^`];
}

function revertedBy(texts: (revision: string) => Texts): (sha: string) => Reverted {
  return (sha) => ({ made: texts(sha), was: texts(`${sha}^`) });
}

/** HEAD as if it were being made; null: it has no parent. */
async function readHead(
  git: Git,
  keeper: VersionKeeper,
  paths: readonly string[],
): Promise<StagedCommit | null> {
  const args = [
    'log',
    '-1',
    '--no-show-signature',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%P%n%B',
    'HEAD',
    '--',
  ];
  const [line = '', ...message] = (await output(git, args)).split('\n');
  const parents = line.split(' ').filter((sha) => sha !== '');
  const [first, ...others] = parents;
  if (first === undefined) return null;
  const reverted = revertedIn(message.join('\n'));
  const texts = await readTextsAt(git, keeper, paths, ['HEAD', ...parents, ...reverted.flatMap(withParent)]);
  return {
    message: message.join('\n'),
    staged: texts('HEAD'),
    before: texts(first),
    merged: others.map(texts),
    reverted: reverted.map(revertedBy(texts)),
    origin: null,
  };
}

async function output(git: Git, args: readonly string[]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of git.stream(args)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
