import { refuse } from '../../core/error/error.ts';
import type { RunHook } from '../../core/release/effect.ts';
import { shortSha } from '../../core/text/words.ts';
import { endOf, startKnown } from '../gate.ts';
import { GitFailure } from '../git.ts';
import { headOf, movedOn } from './head.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter, Leftover, Scene } from './interpreter.ts';
import { accept, changedPaths, findTraces, takeBack, takeBackUnfinished, unstage } from './traces.ts';
import type { Trace } from './traces.ts';

export interface HookReceipt {
  readonly traces: readonly Trace[];
  /** Where HEAD was before and after a hook that made commits; null when it made none. */
  readonly moved: { readonly from: string; readonly to: string } | null;
}

export const runHook: Interpreter<RunHook, HookReceipt> = {
  async apply(hook, scene) {
    if (hook.stage === 'post') return afterRelease(hook, scene);
    const from = await headOf(scene);
    const status = await runShell(hook, scene);
    const to = await headOf(scene);
    const receipt = { traces: await findTraces(scene), moved: from === to ? null : { from, to } };
    const committed = await committedOfRelease(receipt, scene);
    if (status !== null || committed.length > 0) {
      await takeBackAll(receipt, scene);
      throw status === null ? committedTooEarly(hook, committed) : failed(hook, status);
    }
    accept(receipt.traces, scene);
    return receipt;
  },

  // Nobody can tell how far it came: what it did is taken back, and it runs once more. A post-bump hook may have told
  // the world already; that is not taken back.
  async settle({ stage }, scene) {
    if (stage === 'post') return NOT_DONE;
    const head = await headOf(scene);
    if (head !== scene.head) return movedOn(head, scene.head);
    return { kind: 'not-done', left: await takeBackUnfinished(scene) };
  },

  undo: (_hook, receipt, scene) => takeBackAll(receipt, scene),
};

/** The release's own files that a hook has committed: its bump commit would lack them, and be none. */
async function committedOfRelease(
  { moved }: HookReceipt,
  { repository, known, basis }: Scene,
): Promise<readonly string[]> {
  if (moved === null) return [];
  const listing = await repository.git.run([
    'diff',
    '--name-only',
    '--no-renames',
    '-z',
    moved.from,
    moved.to,
    '--',
  ]);
  return listing.split('\0').filter((path) => known.has(path) && !basis.dirty.includes(path));
}

function committedTooEarly({ command }: RunHook, files: readonly string[]): EffectFailed {
  return new EffectFailed((undone) => refuse('HOOK_COMMITTED', { command, files, undone }));
}

async function afterRelease(hook: RunHook, scene: Scene): Promise<HookReceipt> {
  const status = await runShell(hook, scene);
  if (status !== null) throw failed(hook, status);
  return { traces: [], moved: null };
}

function failed({ command, stage }: RunHook, status: string): EffectFailed {
  return new EffectFailed((undone) =>
    refuse('HOOK_FAILED', { command, status, released: stage === 'post', undone }),
  );
}

async function takeBackAll({ traces, moved }: HookReceipt, scene: Scene): Promise<readonly Leftover[]> {
  const { git } = scene.repository;
  if (moved !== null && (await headOf(scene)) !== moved.from) {
    try {
      await git.run(['update-ref', '-m', 'relctl: undo a hook', 'HEAD', moved.from, moved.to]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const what = `HEAD is no longer the commit ${shortSha(moved.to)} that a hook made`;
      return [{ what, command: `git revert ${moved.from}..${moved.to}`, keepsOlder: true }];
    }
    // What the hook committed is in the index still, planned files among it.
    await unstage(await changedPaths(scene), scene);
  }
  return takeBack(traces, scene);
}

/** Runs a hook as commitizen does: by the shell, in the project. @returns how it failed; null when it didn't */
async function runShell(hook: RunHook, scene: Scene): Promise<string | null> {
  const { repository, hookOutput, onStart, onFailed } = scene;
  const since = Date.now();
  const options = {
    cwd: repository.top,
    env: { ...process.env, ...hook.environment },
    stdio: ['inherit', hookOutput === 'stdout' ? 'inherit' : process.stderr, 'inherit'],
  } as const;
  const shell = startKnown('/bin/sh', ['-c', hook.command], options, onStart);
  const [code, signal] = await endOf(shell);
  if (code === 0) return null;
  // A shell tells by its exit code what has ended its program.
  await onFailed(since, signal !== null || (code ?? 0) > 128);
  return signal === null ? `exit code ${code ?? 1}` : `killed by ${signal}`;
}
