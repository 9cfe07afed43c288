import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from '../../core/error/error.ts';
import { factsOf } from '../../core/plan/effect-facts.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Repository } from '../git/repository.ts';
import { HEARTBEAT_GRACE } from './heartbeat.ts';
import { isGitRunning } from './running-git.ts';

/**
 * Removes the locks that git left when it was killed with its run. Those are the locks created while the run lived.
 *
 * @param since when the run began; milliseconds since 1970, as `lastHeartbeat`
 * @param lastHeartbeat when the run last showed that it was alive
 * @returns the names of the locks
 * @throws LOCK_LEFT if there is a foreign lock, or a running git that may hold one of them
 */
export async function removeOwnLocks(
  repository: Repository,
  plan: Plan,
  since: number,
  lastHeartbeat: number,
): Promise<readonly string[]> {
  const { own, foreign } = await classifyLocks(repository, plan, since, lastHeartbeat + HEARTBEAT_GRACE);
  if (foreign.length > 0) throw refuse('LOCK_LEFT', { locks: foreign });
  if (own.length > 0 && (await keepsRunning(repository))) throw refuse('LOCK_LEFT', { locks: own });
  for (const path of own) await rm(path, { force: true });
  return own.map((path) => basename(path));
}

/**
 * Removes the locks of a git that a signal ended just now. git removes its locks itself, except when the signal arrives
 * between creating a lock and registering it.
 *
 * @param since when that git was started; milliseconds since 1970
 */
export async function removeLocksSince(repository: Repository, plan: Plan, since: number): Promise<void> {
  const { own } = await classifyLocks(repository, plan, since - CLOCK_SKEW, Date.now());
  if (own.length > 0 && (await keepsRunning(repository))) return;
  for (const path of own) await rm(path, { force: true });
}

/** How far the file system's clock may be behind the process's; in milliseconds. */
const CLOCK_SKEW = 20;

/** Whether a git runs for longer than one takes to end. A git that is ending holds no lock. */
async function keepsRunning(repository: Repository): Promise<boolean> {
  for (let looks = 1; looks < LOOKS; looks += 1) {
    if (!(await isGitRunning(repository))) return false;
    await pause(50);
  }
  return isGitRunning(repository);
}

const LOOKS = 6;

interface Locks {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

/** Sorts the locks by whether they were created between two times. */
async function classifyLocks(
  repository: Repository,
  plan: Plan,
  since: number,
  until: number,
): Promise<Locks> {
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

/** The paths of the locks that git may hold while it executes a plan. */
async function locksOf(
  { gitDir, commonDir }: Repository,
  { basis, effects }: Plan,
): Promise<readonly string[]> {
  const partial = (await readdir(gitDir)).filter((name) => /^next-index-.*\.lock$/.test(name));
  const refs = [
    ...(basis.branch === null ? [] : [`refs/heads/${basis.branch}`]),
    ...effects.flatMap((effect) => factsOf(effect).locks(effect)),
  ];
  return [
    ...[...IN_GIT_DIR, ...partial].map((name) => join(gitDir, name)),
    join(commonDir, 'packed-refs.lock'),
    ...refs.map((ref) => join(commonDir, `${ref}.lock`)),
  ];
}

const IN_GIT_DIR = ['index', 'HEAD', 'CHERRY_PICK_HEAD', 'MERGE_MSG', 'AUTO_MERGE', 'ORIG_HEAD'].map(
  (name) => `${name}.lock`,
);
