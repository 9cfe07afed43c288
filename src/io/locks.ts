import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from '../core/error/error.ts';
import type { Plan } from '../core/release/effect.ts';
import { isGitAtWork } from './living-git.ts';
import type { Repository } from './repository.ts';

/**
 * Removes the locks that a git has left which was killed with its run: those that came while the run lived.
 *
 * @param since when the run began; milliseconds since 1970, as `lastSign`
 * @param lastSign when it gave its last sign of life
 * @returns their names
 * @throws LOCK_LEFT where there is another one, or where a git is at work that may hold one of them
 */
export async function removeOwnLocks(
  repository: Repository,
  plan: Plan,
  since: number,
  lastSign: number,
): Promise<readonly string[]> {
  const { own, foreign } = await toldApart(repository, plan, since, lastSign + UNSEEN);
  if (foreign.length > 0) throw refuse('LOCK_LEFT', { locks: foreign });
  if (own.length > 0 && (await staysAtWork(repository))) throw refuse('LOCK_LEFT', { locks: own });
  for (const path of own) await rm(path, { force: true });
  return own.map((path) => basename(path));
}

/**
 * Removes what a git has left that a signal ended just now. git does so itself, but for one that comes between making
 * a lock and noting it down.
 *
 * @param since when that git was started; milliseconds since 1970
 */
export async function removeLocksSince(repository: Repository, plan: Plan, since: number): Promise<void> {
  const { own } = await toldApart(repository, plan, since - GRAIN, Date.now());
  if (own.length > 0 && (await staysAtWork(repository))) return;
  for (const path of own) await rm(path, { force: true });
}

/** How far the clock of the file system may be behind that of the process; in milliseconds. */
const GRAIN = 20;

/** A git that is about to end, as one whose shell was just ended, is none that holds a lock. */
async function staysAtWork(repository: Repository): Promise<boolean> {
  for (let looks = 1; looks < LOOKS; looks += 1) {
    if (!(await isGitAtWork(repository))) return false;
    await pause(50);
  }
  return isGitAtWork(repository);
}

const LOOKS = 6;

/** How long a run may have lived after its last sign of life; in milliseconds. */
const UNSEEN = 500;

interface Locks {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

/** Which locks came in a run's own time. */
async function toldApart(repository: Repository, plan: Plan, since: number, until: number): Promise<Locks> {
  const own: string[] = [];
  const foreign: string[] = [];
  for (const path of await locksOf(repository, plan)) {
    const made = await stat(path).then(
      ({ ctimeMs }) => ctimeMs,
      () => null,
    );
    if (made === null) continue;
    (made >= since && made <= until ? own : foreign).push(path);
  }
  return { own, foreign };
}

/** Where git keeps locks while it does what a plan asks for. */
async function locksOf(
  { gitDir, commonDir }: Repository,
  { basis, effects }: Plan,
): Promise<readonly string[]> {
  const partial = (await readdir(gitDir)).filter((name) => /^next-index-.*\.lock$/.test(name));
  const branches = effects.flatMap((effect) => {
    if (effect.kind === 'create-branch') return [effect.name];
    return effect.kind === 'switch-branch' ? [effect.to.branch] : [];
  });
  const tags = effects.flatMap((effect) => (effect.kind === 'create-tag' ? [effect.name] : []));
  const pushed = effects.flatMap((effect) =>
    effect.kind === 'push' ? [`refs/remotes/${effect.remote}/${effect.branch}`] : [],
  );
  return [
    ...[...IN_GIT_DIR, ...partial].map((name) => join(gitDir, name)),
    join(commonDir, 'packed-refs.lock'),
    ...[basis.branch ?? '', ...branches]
      .filter((name) => name !== '')
      .map((name) => join(commonDir, `refs/heads/${name}.lock`)),
    ...tags.map((name) => join(commonDir, `refs/tags/${name}.lock`)),
    ...pushed.map((ref) => join(commonDir, `${ref}.lock`)),
  ];
}

const IN_GIT_DIR = ['index', 'HEAD', 'CHERRY_PICK_HEAD', 'MERGE_MSG', 'AUTO_MERGE', 'ORIG_HEAD'].map(
  (name) => `${name}.lock`,
);
