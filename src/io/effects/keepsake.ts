import { GitFailure } from '../git.ts';
import type { Scene } from './interpreter.ts';
import type { Trace } from './traces.ts';

/** What a file held before an undo put it back, as an object that git keeps for two weeks at least. */
export interface Keepsake {
  readonly path: string;
  readonly object: string;
}

/**
 * Gives git what is about to be overwritten: a hook has made it, or a person who worked while the hook ran, and nobody can tell.
 * A disk that has no room for it must not keep anything from being undone.
 */
export async function keep(traces: readonly Trace[], { repository, onKept }: Scene): Promise<void> {
  const paths = traces.filter(isContentLost).map(({ path }) => path);
  if (paths.length === 0) return;
  try {
    const said = await repository.git.run(['hash-object', '-w', '--no-filters', '--', ...paths]);
    const objects = said.trim().split('\n');
    onKept(paths.map((path, at) => ({ path, object: objects[at] ?? '' })));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
  }
}

function isContentLost({ before, left }: Trace): boolean {
  if (left?.kind !== 'file' || left.content === '' || before.kind === 'untracked') return false;
  return before.kind !== 'known' || before.image?.content !== left.content;
}
