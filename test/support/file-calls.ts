import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { afterEach } from 'vitest';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const back of undo.splice(0)) back();
  syncBuiltinESMExports();
});

/**
 * Records the calls of this process that matter for a power cut, until the test ends: `sync` of a file or a folder, `rename`
 * and `link`, each with the resulting name.
 */
export function watchedFileCalls(): string[] {
  const calls: string[] = [];
  const promises = fs.promises as unknown as Record<
    string,
    (...args: readonly unknown[]) => Promise<unknown>
  >;
  const replace = (name: string, by: (real: Call, ...args: readonly unknown[]) => Promise<unknown>): void => {
    const real = promises[name] as Call;
    promises[name] = (...args) => by(real, ...args);
    undo.push(() => (promises[name] = real));
  };
  replace('open', async (real, ...args) => {
    const handle = (await real.apply(promises, [...args])) as FileHandle;
    const sync = handle.sync.bind(handle);
    handle.sync = () => {
      calls.push(`sync ${nameOf(args[0])}`);
      return sync();
    };
    return handle;
  });
  for (const name of ['rename', 'link']) {
    replace(name, (real, ...args) => {
      calls.push(`${name} ${nameOf(args[1])}`);
      return real.apply(promises, [...args]);
    });
  }
  syncBuiltinESMExports();
  return calls;
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** Temporary files have random names. */
function nameOf(path: unknown): string {
  return basename(String(path)).replace(/^draft-.*/, 'draft');
}
