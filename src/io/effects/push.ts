import { setTimeout as pause } from 'node:timers/promises';
import { InternalError, refuse } from '../../core/error/error.ts';
import { pushArguments, pushedRefs } from '../../core/release/effect.ts';
import type { Push, PushTag } from '../../core/release/effect.ts';
import { GitFailure } from '../git.ts';
import type { Git } from '../git.ts';
import { EffectFailed, NOT_DONE, Paused } from './interpreter.ts';
import type { Interpreter, Scene } from './interpreter.ts';
import { findRival } from './rival.ts';

interface Pushed {
  readonly pushed: true;
}

export const push: Interpreter<Push, Pushed> = {
  async apply(effect, scene) {
    const { git } = scene.repository;
    try {
      await git.runUntil(scene.stop, pushArguments(effect));
      if (!(await isNotedDown(effect, git))) return await noteDown(effect, scene);
      return { pushed: true };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const arrived = await hasArrivedAtLast(effect, error, git);
      if (arrived === true) return noteDown(effect, scene);
      if (arrived === null && !isAnswered(error)) throw new Paused(uncertain(effect, error.said));
      throw await refused(effect, error, git);
    }
  },

  async settle(effect, scene) {
    const { git } = scene.repository;
    const answer = await askFor(effect, scene, git);
    if (answer === null) throw await unanswered(effect, git);
    const { branch, tag } = answer;
    // A person may have pushed one of them; what is there already is no trouble to a second push.
    const isDone = tag === null ? branch === 'there' : tag === 'there' && branch !== 'behind';
    return isDone ? { kind: 'done', receipt: await noteDown(effect, scene) } : NOT_DONE;
  },

  undo: neverUndone,
};

/** The branch is out by then: a tag that does not get through waits for `resume`. */
export const pushTag: Interpreter<PushTag, Pushed> = {
  async apply(effect, { repository: { git } }) {
    try {
      await git.run(pushArguments(effect));
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      if ((await hasArrived(effect, await localObject(effect, git), git)) !== true) {
        throw new Paused(refuse('TAG_NOT_PUSHED', { ...effect, said: error.said }, error));
      }
    }
    return { pushed: true };
  },

  async settle(effect, { repository: { git }, tagged }) {
    const arrived = await hasArrived(effect, tagged, git);
    return arrived === true ? { kind: 'done', receipt: { pushed: true } } : NOT_DONE;
  },

  undo: neverUndone,
};

/** Whether git has written down what the remote has now; where it could not, it ends as if it had. */
async function isNotedDown({ remote, branch }: Push, git: Git): Promise<boolean> {
  const refs = [`refs/heads/${branch}`, `refs/remotes/${remote}/${branch}`];
  const [ours, theirs] = (await git.run(['for-each-ref', '--format=%(objectname)', ...refs])).split('\n');
  return ours === theirs;
}

/** Has it written down, on a disk that was full or by a git that was cut off; the push has gone through in any case. */
async function noteDown({ remote, branch }: Push, { repository, makeRoom }: Scene): Promise<Pushed> {
  await makeRoom();
  const words = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', remote];
  await repository.git.run([...words, `refs/heads/${branch}`]).catch(() => undefined);
  return { pushed: true };
}

/** What the run has made of the refs of a push. */
export interface Made {
  /** The commit that the branch is at. */
  readonly head: string;
  /** The object of the tag; null: there is none yet. */
  readonly tagged: string | null;
}

/** How a ref of the remote stands to what was made; `behind`: it can be brought there, or is not there at all. */
type Standing = 'there' | 'behind' | 'elsewhere';

/** What the remote has of a push; null when it can't be asked. */
export async function askFor(
  effect: Push,
  { head, tagged }: Made,
  git: Git,
): Promise<{ readonly branch: Standing; readonly tag: Standing | null } | null> {
  const { branch, tag } = effect;
  const [ofBranch, ofTag] = [`refs/heads/${branch}`, `refs/tags/${tag ?? ''}`];
  const made = new Map([
    [ofBranch, head],
    ...(tag === null || tagged === null ? [] : [[ofTag, tagged] as const]),
  ]);
  const standings = await ask(effect.remote, made, git);
  const found = standings?.get(ofBranch);
  if (standings === null || found === undefined) return null;
  return { branch: found, tag: tag === null ? null : (standings.get(ofTag) ?? 'behind') };
}

/**
 * Whether the remote has what is pushed; null when it can't be asked. A push is atomic, so its last ref stands for all.
 *
 * @param ours the object that the run has made of that ref; null: none
 */
export async function hasArrived(
  effect: Push | PushTag,
  ours: string | null,
  git: Git,
): Promise<boolean | null> {
  if (ours === null) return false;
  const standings = await ask(effect.remote, new Map([[lastRef(effect), ours]]), git);
  return standings === null ? null : standings.get(lastRef(effect)) === 'there';
}

/**
 * A remote is asked by a push that is none: `ls-remote` goes where one fetches from, which may be a mirror that lags behind,
 * and the URL of a push, handed to it, is rewritten once more. What keeps a push from being begun does not keep it from being asked.
 *
 * @returns null when it gives no answer
 */
async function ask(
  remote: string,
  made: ReadonlyMap<string, string>,
  git: Git,
): Promise<ReadonlyMap<string, Standing> | null> {
  const mirror = isUrl(remote) ? [] : [`remote.${remote}.mirror=false`];
  const plain = ['push.pushOption=', 'push.gpgSign=false', ...mirror];
  const options = ['--dry-run', '--porcelain', '--no-verify', '--no-follow-tags', '--no-recurse-submodules'];
  const refs = [...made].map(([ref, object]) => `${object}:${ref}`);
  const words = [...plain.flatMap((setting) => ['-c', setting]), 'push', ...options, '--', remote, ...refs];
  const said = await git.run(words).catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    // It was asked, and has another object there.
    return /^!\t/m.test(error.stdout) ? error.stdout : null;
  });
  if (said === null) return null;
  const lines = said.matchAll(/^(.)\t[^\t:]*:([^\t]+)\t/gm);
  return new Map([...lines].map(([, flag = '', ref = '']) => [ref, STANDINGS[flag] ?? 'behind']));
}

const STANDINGS: Readonly<Record<string, Standing>> = { '=': 'there', '!': 'elsewhere' };

/** Why nobody knows whether a push has arrived: the remote gives no answer, or is none any more. */
export async function unanswered(effect: Push, git: Git): Promise<Error> {
  const { remote, branch, tag } = effect;
  const isKnown = isUrl(remote) || (await git.run(['remote'])).split('\n').includes(remote);
  return isKnown ? uncertain(effect, '') : refuse('REMOTE_GONE', { remote, what: tag ?? branch });
}

/** A remote may be named by its address, which no configuration knows. */
function isUrl(remote: string): boolean {
  return /:|^[./~]/.test(remote);
}

async function localObject(effect: Push | PushTag, git: Git): Promise<string> {
  return (await git.run(['rev-parse', '--verify', lastRef(effect)])).trim();
}

function lastRef(effect: Push | PushTag): string {
  return pushedRefs(effect).at(-1) ?? '';
}

export function uncertain({ remote, branch, tag }: Push, words: string): Error {
  return refuse('PUSH_UNCERTAIN', { remote, what: tag ?? branch, said: words });
}

/** A server may still be at it when the connection broke off: a no is asked for again. */
async function hasArrivedAtLast(effect: Push, error: GitFailure, git: Git): Promise<boolean | null> {
  const waits = isAnswered(error) || isUnable(error) ? [] : AGAIN;
  const ours = await localObject(effect, git);
  let arrived = await hasArrived(effect, ours, git);
  for (const wait of waits) {
    if (arrived !== false) break;
    await pause(wait);
    arrived = await hasArrived(effect, ours, git);
  }
  return arrived;
}

/** In milliseconds. */
const AGAIN = [250, 750];

/**
 * git names every ref that the remote refused, and ends with 1 where nothing broke off: a hook of ours, for one. It ends so, too, where the
 * connection broke off behind the remote's report; then it names what went through.
 */
function isAnswered({ said: words, exitCode }: GitFailure): boolean {
  return /^ ! \[/m.test(words) || (exitCode === 1 && !/^ [ *+] .* -> /m.test(words));
}

/** A hook of ours has refused: no ref is named, for no remote was asked for any. */
function isHeldBack({ said: words, exitCode }: GitFailure): boolean {
  return exitCode === 1 && !/^ (?:!|[ *+]) .* -> /m.test(words);
}

/** The name of the option is the same in every language. */
function isUnable({ said: words }: GitFailure): boolean {
  return words.includes('--atomic');
}

async function refused(effect: Push, error: GitFailure, git: Git): Promise<EffectFailed> {
  const { remote, branch, tag } = effect;
  const words = error.said;
  if (isUnable(error) && tag !== null) {
    return new EffectFailed((undone) => refuse('NO_ATOMIC_PUSH', { remote, branch, tag, undone }, error));
  }
  if (isHeldBack(error)) {
    return new EffectFailed((undone) =>
      refuse('PUSH_HELD_BACK', { remote, branch, tag, said: words, undone }, error),
    );
  }
  const rival = isAnswered(error) ? await findRival(effect, git) : null;
  return new EffectFailed((undone) =>
    rival === null
      ? refuse('PUSH_REFUSED', { remote, branch, tag, said: words, undone }, error)
      : refuse('PUSH_RACED', { remote, branch, tag, rival, undone }, error),
  );
}

function neverUndone(): never {
  throw new InternalError('a push is never undone: only a push and post-bump hooks may follow it');
}
