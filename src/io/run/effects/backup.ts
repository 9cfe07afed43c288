import { GitFailure } from '../../git/git.ts';
import type { Trace } from '../../../core/plan/receipt.ts';
import type { RunContext } from '../run-context.ts';

/**
 * Stores in git what an undo is about to overwrite. It may come from a hook, or from a user who worked while the hook
 * ran; the two can't be told apart. If the disk is full, the undo goes on without a backup.
 */
export async function backUp(traces: readonly Trace[], { repository, onBackup }: RunContext): Promise<void> {
  const paths = traces.filter(isContentLost).map(({ path }) => path);
  if (paths.length === 0) return;
  try {
    const said = await repository.git.run(['hash-object', '-w', '--no-filters', '--', ...paths]);
    const objects = said.trim().split('\n');
    onBackup(paths.map((path, at) => ({ path, object: objects[at] ?? '' })));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
  }
}

function isContentLost({ before, left }: Trace): boolean {
  if (left?.kind !== 'file' || left.content === '' || before.kind === 'untracked') return false;
  return before.kind !== 'known' || before.image?.content !== left.content;
}
