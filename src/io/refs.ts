import type { Tag } from '../core/tag/tag.ts';
import type { Git } from './git.ts';

export interface Refs {
  /** Newest first by creator date, ties by name. */
  readonly tags: readonly Tag[];
  /** Each remote's default branch, as far as this clone knows it. */
  readonly defaultBranches: ReadonlyMap<string, string>;
}

const FORMAT = ['refname', 'objectname', '*objectname', 'creatordate:short', 'symref']
  .map((field) => `%(${field})`)
  .join('%00');

/** All tags and the remotes' default branches, in one pass that walks no history. */
export async function readRefs(git: Git): Promise<Refs> {
  const listing = await git.run([
    'for-each-ref',
    '--sort=refname',
    '--sort=-creatordate',
    `--format=${FORMAT}`,
    'refs/tags',
    'refs/remotes/*/HEAD',
  ]);
  const tags: Tag[] = [];
  const defaultBranches = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const [ref = '', object = '', peeled = '', date = '', target = ''] = line.split('\0');
    if (ref.startsWith('refs/tags/')) {
      tags.push({
        name: ref.slice('refs/tags/'.length),
        object,
        commit: peeled === '' ? object : peeled,
        date,
      });
    } else if (target !== '') {
      const remote = ref.slice('refs/remotes/'.length, -'/HEAD'.length);
      defaultBranches.set(remote, target.slice(`refs/remotes/${remote}/`.length));
    }
  }
  return { tags, defaultBranches };
}
