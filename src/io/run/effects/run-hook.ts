import { refuse } from '../../../core/error/error.ts';
import type { RunHook } from '../../../core/plan/effect.ts';
import type { HookReceipt } from '../../../core/plan/receipt.ts';
import { shortSha } from '../../../core/text/words.ts';
import { endOf, startKnown } from '../gate.ts';
import { GitFailure } from '../../git/git.ts';
import type { Leftover, RunContext } from '../run-context.ts';
import { headElsewhere, headOf } from './head.ts';
import { EffectFailed, NOT_DONE } from './interpreter.ts';
import type { Interpreter } from './interpreter.ts';
import { accept, changedPaths, findTraces, undoTraces, undoUnfinished, unstage } from './traces.ts';

export const runHook: Interpreter<'run-hook'> = {
  async apply(hook, context) {
    if (hook.stage === 'post') return afterRelease(hook, context);
    const from = await headOf(context);
    const status = await runShell(hook, context);
    const to = await headOf(context);
    const receipt = { traces: await findTraces(context), moved: from === to ? null : { from, to } };
    const committed = await committedOfRelease(receipt, context);
    if (status !== null || committed.length > 0) {
      await undoHook(receipt, context);
      throw status === null ? committedTooEarly(hook, committed) : failed(hook, status);
    }
    accept(receipt.traces, context);
    return receipt;
  },

  // It is unknown how far the hook came. relctl undoes what it did and runs it again. A post-bump hook may already have
  // had effects elsewhere, so relctl undoes nothing of it.
  async recover({ stage }, context) {
    if (stage === 'post') return NOT_DONE;
    const head = await headOf(context);
    if (head !== context.head) return headElsewhere(head, context.head);
    return { kind: 'not-done', left: await undoUnfinished(context) };
  },

  undo: (_hook, receipt, context) => undoHook(receipt, context),
};

/** The release's files that a hook committed. Without them the bump commit would not be a bump commit. */
async function committedOfRelease(
  { moved }: HookReceipt,
  { repository, known, basis }: RunContext,
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

async function afterRelease(hook: RunHook, context: RunContext): Promise<HookReceipt> {
  const status = await runShell(hook, context);
  if (status !== null) throw failed(hook, status);
  return { traces: [], moved: null };
}

function failed({ command, stage }: RunHook, status: string): EffectFailed {
  return new EffectFailed((undone) =>
    refuse('HOOK_FAILED', { command, status, released: stage === 'post', undone }),
  );
}

async function undoHook({ traces, moved }: HookReceipt, context: RunContext): Promise<readonly Leftover[]> {
  const { git } = context.repository;
  if (moved !== null && (await headOf(context)) !== moved.from) {
    try {
      await git.run(['update-ref', '-m', 'relctl: undo a hook', 'HEAD', moved.from, moved.to]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const what = `HEAD is no longer the commit ${shortSha(moved.to)} that a hook made`;
      return [{ what, command: `git revert ${moved.from}..${moved.to}`, keepsOlder: true }];
    }
    // The index still contains what the hook committed, planned files included.
    await unstage(await changedPaths(context), context);
  }
  return undoTraces(traces, context);
}

/** Runs a hook as commitizen does: by the shell, in the project. @returns how it failed; null: it succeeded */
async function runShell(hook: RunHook, context: RunContext): Promise<string | null> {
  const { repository, hookOutput, onStart, onFailed } = context;
  const since = Date.now();
  const options = {
    cwd: repository.top,
    env: { ...process.env, ...hook.environment },
    stdio: ['inherit', hookOutput === 'stdout' ? 'inherit' : process.stderr, 'inherit'],
  } as const;
  const shell = startKnown('/bin/sh', ['-c', hook.command], options, onStart);
  const [code, signal] = await endOf(shell);
  if (code === 0) return null;
  // A shell reports by its exit code that a signal ended its program.
  await onFailed(since, signal !== null || (code ?? 0) > 128);
  return signal === null ? `exit code ${code ?? 1}` : `killed by ${signal}`;
}
