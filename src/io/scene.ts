import type { Effect, Plan } from '../core/release/effect.ts';
import type { CommitReceipt } from './effects/create-commit.ts';
import type { Ruin, Scene } from './effects/interpreter.ts';
import type { Keepsake } from './effects/keepsake.ts';
import type { Moved } from './effects/moving.ts';
import type { HookReceipt } from './effects/run-hook.ts';
import { indexEntries, strayFiles } from './effects/traces.ts';
import { readImage } from './files.ts';
import type { Spoken } from './git.ts';
import { recordChildren } from './journal/children.ts';
import type { RecordedSight } from './journal/entry.ts';
import { journalFiles } from './journal/files.ts';
import type { Journal, Standing } from './journal/journal.ts';
import { removeLocksSince } from './locks.ts';
import { overseen } from './overseen-git.ts';
import type { Repository } from './repository.ts';

export interface Execution {
  readonly repository: Repository;
  readonly hookOutput: Scene['hookOutput'];
  /** Aborted by the first signal that asks the run to stop, which is the reason: a `StopSignal`. */
  readonly stop: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly kind: 'begun' | 'failed' | 'retrying'; readonly effect: Effect }
  /** `output`: what git printed of a commit; null for every other effect. */
  | { readonly kind: 'done'; readonly effect: Effect; readonly output: Spoken | null }
  | { readonly kind: 'undoing' }
  /** Files are put back that a hook has changed, or a person while it ran. */
  | { readonly kind: 'kept'; readonly kept: readonly Keepsake[] };

/** An effect that was done, with what its undo needs. */
export interface Done {
  readonly effect: Effect;
  readonly receipt: unknown;
}

export interface Stage {
  readonly scene: Scene;
  /** From now on Ctrl-C does not reach the git that is started. */
  readonly shield: () => void;
}

/** What the effects of a plan share, as nobody has looked around yet. */
export function stageFor(
  plan: Plan,
  done: readonly Done[],
  execution: Execution,
  { makeRoom }: Pick<Journal, 'makeRoom'>,
): Stage {
  const { repository, hookOutput, onProgress, stop } = execution;
  let isShielded = false;
  const onStart = recordChildren(journalFiles(repository).child);
  const onFailed: Scene['onFailed'] = async (since, bySignal) => {
    if (bySignal || stop.aborted) await removeLocksSince(repository, plan, since);
  };
  const git = overseen(repository.git, { onStart, onFailed, apart: () => isShielded || stop.aborted });
  const scene: Scene = {
    repository: { ...repository, git },
    basis: plan.basis,
    ground: { head: groundOf(plan, done) },
    hookOutput,
    stop,
    makeRoom,
    onStart,
    onFailed,
    onRetry: (effect) => {
      onProgress({ kind: 'retrying', effect });
    },
    onKept: (kept) => {
      onProgress({ kind: 'kept', kept });
    },
    ...nothingSeen(),
  };
  return { scene, shield: () => (isShielded = true) };
}

function groundOf({ basis }: Plan, done: readonly Done[]): string {
  const grounds = done.flatMap(({ receipt }) => (receipt as Partial<Moved>).ground ?? []);
  return grounds.at(-1) ?? basis.head;
}

/** The commit that HEAD is at when these effects are done. */
export function headAfter({ basis }: Plan, done: readonly Done[]): string {
  const heads = done.flatMap(({ effect, receipt }) => {
    if (effect.kind === 'create-commit') return (receipt as CommitReceipt).sha;
    if (effect.kind === 'run-hook') return (receipt as HookReceipt).moved?.to ?? [];
    return (receipt as Partial<Moved>).ground ?? [];
  });
  return heads.at(-1) ?? basis.head;
}

/** The last commit that these have made; null where they have made none: a branch that was moved forward holds none of theirs. */
export function lastCommitOf(done: readonly Done[]): string | null {
  const made = done.flatMap(({ effect, receipt }) => {
    if (effect.kind === 'create-commit') {
      const { parent, sha } = receipt as CommitReceipt;
      return sha === parent ? [] : [sha];
    }
    if (effect.kind !== 'cherry-pick' && effect.kind !== 'empty-commit') return [];
    const { from, ground } = receipt as Moved;
    return from === ground ? [] : [ground];
  });
  return made.at(-1) ?? null;
}

/** What a run that was killed, or an effect that failed, has left behind these. */
export function ruinOf(plan: Plan, done: readonly Done[], scene: Scene, lastSign: number): Ruin {
  return { ...scene, head: headAfter(plan, done), tagged: tagMadeBy(done)?.object ?? null, lastSign };
}

/** The tag that these have made. */
export function tagMadeBy(done: readonly Done[]): { readonly name: string; readonly object: string } | null {
  for (const { effect, receipt } of done) {
    if (effect.kind === 'create-tag')
      return { name: effect.name, ...(receipt as { readonly object: string }) };
  }
  return null;
}

type Sight = Pick<Scene, 'known' | 'staged' | 'untracked' | 'strays'>;

function nothingSeen(): Sight {
  return { known: new Map(), staged: new Map(), untracked: [], strays: new Set() };
}

/** What a hook must not be taken to have made, and how a person's own changes look that it may run over. */
export async function lookAround({ basis }: Plan, repository: Repository): Promise<Sight> {
  const untracked = (await repository.git.run(['ls-files', '-z', '--others', '--directory'])).split('\0');
  const known: Scene['known'] = new Map();
  for (const path of basis.dirty) known.set(path, await readImage(repository.top, path));
  return {
    known,
    staged: await indexEntries(repository, basis.dirty),
    untracked: untracked.filter((path) => path !== ''),
    strays: new Set(await strayFiles(repository)),
  };
}

export function standingOf(done: readonly Done[], { known, staged, untracked, strays }: Sight): Standing {
  const receipts = done.map(({ receipt }) => receipt);
  return { receipts, sight: { known: [...known], staged: [...staged], untracked, strays: [...strays] } };
}

export function sightOf({ known, staged, untracked, strays }: RecordedSight): Sight {
  return { known: new Map(known), staged: new Map(staged), untracked, strays: new Set(strays) };
}
