import { refuse } from '../../core/error/error.ts';
import { pathspecs } from '../git/pathspecs.ts';
import type { Repository } from '../git/repository.ts';

/**
 * Refuses to write files that the user told git to ignore changes of (skip-worktree, assume-unchanged). A commit would
 * miss such a change, or remove the file.
 *
 * @throws FILE_SET_ASIDE
 */
export async function refuseHiddenFiles({ git }: Repository, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const listing = await git.run(['ls-files', '-v', '-z', '--', ...pathspecs(paths)]);
  // 'S' means skip-worktree, a lower-case letter means assume-unchanged.
  const files = listing.split('\0').flatMap((record) => (/^[Sa-z] /.test(record) ? [record.slice(2)] : []));
  if (files.length > 0) throw refuse('FILE_SET_ASIDE', { files });
}
