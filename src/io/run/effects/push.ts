import { setTimeout as pause } from 'node:timers/promises';
import { InternalError, refuse } from '../../../core/error/error.ts';
import type { Push, PushTag } from '../../../core/plan/effect.ts';
import { pushArguments, pushedRefs } from '../../../core/plan/push-refs.ts';
import type { PushReceipt } from '../../../core/plan/receipt.ts';
import { GitFailure } from '../../git/git.ts';
import type { Git } from '../../git/git.ts';
import type { RunContext } from '../run-context.ts';
import { EffectFailed, NOT_DONE, Paused } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { findRival } from './rival.ts';

export const push: Interpreter<'push'> = {
  async apply(effect, context) {
    const { git } = context.repository;
    try {
      await git.runUntil(context.stop, pushArguments(effect));
      if (!(await isRecorded(effect, git))) return await recordPush(effect, context);
      return { pushed: true };
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const arrived = await hasArrivedAtLast(effect, error, git);
      if (arrived === true) return recordPush(effect, context);
      if (arrived === null && !isAnswered(error)) throw new Paused(uncertain(effect, error.said));
      throw await refused(effect, error, git);
    }
  },

  async recover(effect, context) {
    const { git } = context.repository;
    const answer = await askFor(effect, context, git);
    if (answer === null) throw await unanswered(effect, git);
    const { branch, tag } = answer;
    // The user may have pushed one of them by hand. A second push accepts what the remote already has.
    const isDone = tag === null ? branch === 'there' : tag === 'there' && branch !== 'behind';
    return isDone ? { kind: 'done', receipt: await recordPush(effect, context) } : NOT_DONE;
  },

  undo: neverUndone,
};

/** The branch is already published, so a tag that the remote does not take waits for `resume`. */
export const pushTag: Interpreter<'push-tag'> = {
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

  async recover(effect, { repository: { git }, tagged }) {
    const arrived = await hasArrived(effect, tagged, git);
    return arrived === true ? { kind: 'done', receipt: { pushed: true } } : NOT_DONE;
  },

  undo: neverUndone,
};

/** Whether git updated its remote-tracking branch. If it could not, it still reports success. */
async function isRecorded({ remote, branch }: Push, git: Git): Promise<boolean> {
  const refs = [`refs/heads/${branch}`, `refs/remotes/${remote}/${branch}`];
  const [ours, theirs] = (await git.run(['for-each-ref', '--format=%(objectname)', ...refs])).split('\n');
  return ours === theirs;
}

/** Updates the remote-tracking branch, if a full disk or a killed git prevented it. The push itself succeeded. */
async function recordPush(
  { remote, branch }: Push,
  { repository, freeReserve }: RunContext,
): Promise<PushReceipt> {
  await freeReserve();
  const words = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', remote];
  await repository.git.run([...words, `refs/heads/${branch}`]).catch(() => undefined);
  return { pushed: true };
}

/** What the remote should have after a push. */
export interface PushedObjects {
  /** The commit of the branch. */
  readonly head: string;
  /** The object of the tag; null: the run made none yet. */
  readonly tagged: string | null;
}

/** A ref of the remote, compared with ours. `behind`: a push would update or create it. */
type RemoteState = 'there' | 'behind' | 'elsewhere';

/** What the remote has of a push; null: it can't be asked. */
export async function askFor(
  effect: Push,
  { head, tagged }: PushedObjects,
  git: Git,
): Promise<{ readonly branch: RemoteState; readonly tag: RemoteState | null } | null> {
  const { branch, tag } = effect;
  const [ofBranch, ofTag] = [`refs/heads/${branch}`, `refs/tags/${tag ?? ''}`];
  const expected = new Map([
    [ofBranch, head],
    ...(tag === null || tagged === null ? [] : [[ofTag, tagged] as const]),
  ]);
  const states = await ask(effect.remote, expected, git);
  const found = states?.get(ofBranch);
  if (states === null || found === undefined) return null;
  return { branch: found, tag: tag === null ? null : (states.get(ofTag) ?? 'behind') };
}

/**
 * Whether the remote has what was pushed; null: it can't be asked. A push is atomic, so its last ref stands for all.
 *
 * @param ours the object of the last ref; null: the run made none
 */
export async function hasArrived(
  effect: Push | PushTag,
  ours: string | null,
  git: Git,
): Promise<boolean | null> {
  if (ours === null) return false;
  const states = await ask(effect.remote, new Map([[lastRef(effect), ours]]), git);
  return states === null ? null : states.get(lastRef(effect)) === 'there';
}

/**
 * Asks the remote by a push that is a dry run. `ls-remote` would ask the fetch URL, which may be a mirror that is behind.
 * If it got the push URL as an argument, git would rewrite that URL once more. Settings that can prevent a push are off.
 *
 * @returns null: the remote gives no answer
 */
async function ask(
  remote: string,
  expected: ReadonlyMap<string, string>,
  git: Git,
): Promise<ReadonlyMap<string, RemoteState> | null> {
  const mirror = isUrl(remote) ? [] : [`remote.${remote}.mirror=false`];
  const plain = ['push.pushOption=', 'push.gpgSign=false', ...mirror];
  const options = ['--dry-run', '--porcelain', '--no-verify', '--no-follow-tags', '--no-recurse-submodules'];
  const refs = [...expected].map(([ref, object]) => `${object}:${ref}`);
  const words = [...plain.flatMap((setting) => ['-c', setting]), 'push', ...options, '--', remote, ...refs];
  const said = await git.run(words).catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    // The remote answered: it has another object there.
    return /^!\t/m.test(error.stdout) ? error.stdout : null;
  });
  if (said === null) return null;
  const lines = said.matchAll(/^(.)\t[^\t:]*:([^\t]+)\t/gm);
  return new Map([...lines].map(([, flag = '', ref = '']) => [ref, REMOTE_STATES[flag] ?? 'behind']));
}

const REMOTE_STATES: Readonly<Record<string, RemoteState>> = { '=': 'there', '!': 'elsewhere' };

/** Why it is unknown whether a push succeeded: the remote gives no answer, or is no longer configured. */
export async function unanswered(effect: Push, git: Git): Promise<Error> {
  const { remote, branch, tag } = effect;
  const isKnown = isUrl(remote) || (await git.run(['remote'])).split('\n').includes(remote);
  return isKnown ? uncertain(effect, '') : refuse('REMOTE_GONE', { remote, what: tag ?? branch });
}

/** A remote can be given by its address, without an entry in the configuration. */
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

/** After a broken connection the server may still be working, so relctl asks again after a negative answer. */
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

/** How long to wait before each further question; in milliseconds. */
const AGAIN = [250, 750];

/**
 * Whether the refusal is the remote's or a local hook's final answer. git lists every ref that the remote refused. It
 * ends with 1 if the connection held, but also if the connection broke after the remote's report. Then it lists the refs that
 * were updated.
 */
function isAnswered({ said: words, exitCode }: GitFailure): boolean {
  return /^ ! \[/m.test(words) || (exitCode === 1 && !/^ [ *+] .* -> /m.test(words));
}

/** Whether a local hook refused: then git lists no ref, because it did not ask the remote. */
function isHeldBack({ said: words, exitCode }: GitFailure): boolean {
  return exitCode === 1 && !/^ (?:!|[ *+]) .* -> /m.test(words);
}

/** git's messages are translated, but the name of the option is not. */
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
  throw new InternalError('a push can’t be undone: only another push and post-bump hooks may follow it');
}
