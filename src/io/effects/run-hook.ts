import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { refuse } from '../../core/error/error.ts';
import type { RunHook } from '../../core/release/effect.ts';
import { findTraces, removeTraces } from './hook-traces.ts';
import type { Trace } from './hook-traces.ts';
import { EffectFailed } from './interpreter.ts';
import type { Interpreter, Scene } from './interpreter.ts';

export const runHook: Interpreter<RunHook, { readonly traces: readonly Trace[] }> = {
  async apply(hook, scene) {
    const status = await runShell(hook, scene);
    const released = hook.stage === 'post';
    const traces = released ? [] : await findTraces(scene);
    if (status !== null) {
      await removeTraces(traces, scene);
      throw new EffectFailed((undone) =>
        refuse('HOOK_FAILED', { command: hook.command, status, released, undone }),
      );
    }
    return { traces };
  },

  undo: (_hook, { traces }, scene) => removeTraces(traces, scene),
};

/** Runs a hook as commitizen does: by the shell, in the project. @returns how it failed; null when it didn't */
async function runShell(hook: RunHook, { repository, hookOutput }: Scene): Promise<string | null> {
  const shell = spawn(hook.command, {
    shell: true,
    cwd: repository.top,
    env: { ...process.env, ...hook.environment },
    stdio: ['inherit', hookOutput === 'stdout' ? 'inherit' : process.stderr, 'inherit'],
  });
  const [code, signal] = (await once(shell, 'close')) as [number | null, NodeJS.Signals | null];
  if (code === 0) return null;
  return signal === null ? `exit code ${code ?? 1}` : `killed by ${signal}`;
}
