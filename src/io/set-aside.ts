import { refuse } from '../core/error/error.ts';
import type { Effect } from '../core/release/effect.ts';
import { pathspecs } from './effects/interpreter.ts';
import type { Repository } from './repository.ts';

/**
 * People tell git to look away from a file of their own. A commit would leave such a file out, or remove it.
 *
 * @throws FILE_SET_ASIDE
 */
export async function refuseSetAside({ git }: Repository, effects: readonly Effect[]): Promise<void> {
  const paths = effects.flatMap((effect) => (effect.kind === 'write-file' ? [effect.path] : []));
  if (paths.length === 0) return;
  const listing = await git.run(['ls-files', '-v', '-z', '--', ...pathspecs(paths)]);
  // 'S' is skip-worktree; a small letter, assume-unchanged.
  const files = listing.split('\0').flatMap((record) => (/^[Sa-z] /.test(record) ? [record.slice(2)] : []));
  if (files.length > 0) throw refuse('FILE_SET_ASIDE', { files });
}
