import { readText, replaceText } from '../files.ts';
import { pathspecs } from './interpreter.ts';
import type { Leftover, Scene } from './interpreter.ts';

/** A tracked file that a hook changed or staged, with the text that it left there (null: it removed the file). */
export interface Trace {
  readonly path: string;
  readonly left: string | null;
}

/**
 * What a hook left in tracked files. What was dirty before the run is the person's and never counted; everything
 * else was clean, so a difference now is the hook's.
 */
export async function findTraces({ repository, basis, written }: Scene): Promise<readonly Trace[]> {
  const changed = await repository.git.run(['diff', '--name-only', '--no-renames', '-z', 'HEAD', '--']);
  const traces: Trace[] = [];
  for (const path of changed.split('\0')) {
    if (path === '' || basis.dirty.includes(path)) continue;
    const left = await readText(repository.top, path);
    if (written.get(path) !== left) traces.push({ path, left });
  }
  return traces;
}

/** Puts every traced file back as it was before the hook: as this run wrote it, else as it is in HEAD. */
export async function removeTraces(
  traces: readonly Trace[],
  { repository, written }: Scene,
): Promise<Leftover | null> {
  for (const { path, left } of traces) {
    if ((await readText(repository.top, path)) !== left) {
      return {
        what: `${path} was changed after a hook had changed it`,
        command: `git checkout HEAD -- ${path}`,
      };
    }
    const before = written.get(path);
    if (before !== undefined) {
      await replaceText(repository.top, path, before);
      continue;
    }
    const inHead = await repository.git.run(['ls-tree', '-z', '--name-only', 'HEAD', '--', path]);
    if (inHead === '') await repository.git.run(['rm', '--cached', '--quiet', '--', ...pathspecs([path])]);
    else await repository.git.run(['checkout', '--quiet', 'HEAD', '--', ...pathspecs([path])]);
  }
  return null;
}
