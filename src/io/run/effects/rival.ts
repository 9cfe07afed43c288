import type { Rival } from '../../../core/error/catalogue/push-errors.ts';
import type { Push } from '../../../core/plan/effect.ts';
import { GitFailure } from '../../git/git.ts';
import type { Git } from '../../git/git.ts';
import { pushUrl } from '../../git/remote.ts';

/**
 * Finds what was pushed first, when the remote refused a push: a tag of the same name, or commits on the branch. The
 * objects that relctl fetches for this get no ref.
 *
 * @returns null if the remote has nothing new, or can't be asked
 */
export async function findRival({ remote, branch, tag }: Push, git: Git): Promise<Rival | null> {
  const there = await pushUrl(git, remote);
  const refs = [...(tag === null ? [] : [`refs/tags/${tag}`]), `refs/heads/${branch}`];
  for (const ref of refs) {
    const object = await objectThere(there, ref, git);
    if (object === null) continue;
    const commit = await describe(there, ref, object, git);
    if (commit !== 'ours') return { ref: ref.slice(ref.indexOf('/', 5) + 1), ...commit };
  }
  return null;
}

async function objectThere(remote: string, ref: string, git: Git): Promise<string | null> {
  const listing = await orNull(git.run(['ls-remote', '--refs', '--', remote, ref]));
  return listing === null || listing === '' ? null : (listing.split('\t')[0] ?? null);
}

/** 'ours' if HEAD reaches it. */
async function describe(
  remote: string,
  ref: string,
  object: string,
  git: Git,
): Promise<'ours' | Omit<Rival, 'ref'>> {
  if ((await orNull(git.run(['merge-base', '--is-ancestor', object, 'HEAD']))) !== null) return 'ours';
  const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-recurse-submodules'];
  await orNull(git.run(['fetch', ...quietly, '--', remote, ref]));
  const format = '--format=%H%x00%s%x00%an';
  const shown = await orNull(
    git.run(['log', '-1', '--no-show-signature', '--encoding=UTF-8', format, object, '--']),
  );
  const [sha = object, subject = '', author = ''] = shown?.trimEnd().split('\0') ?? [];
  return { sha, subject, author };
}

function orNull(answer: Promise<string>): Promise<string | null> {
  return answer.catch((error: unknown) => {
    if (error instanceof GitFailure) return null;
    throw error;
  });
}
