import type { ChangelogStart } from '../../core/changelog/update.ts';
import { refuse } from '../../core/error/error.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';

/** The commit after which a changelog begins; null: the beginning of all history. @throws CHANGELOG_START_UNKNOWN */
export async function commitAt(git: Git, start: ChangelogStart): Promise<string | null> {
  switch (start.kind) {
    case 'beginning':
      return null;
    case 'tag':
      return start.tag.commit;
    case 'revision':
      return resolveCommit(git, start.revision);
  }
}

async function resolveCommit(git: Git, revision: string): Promise<string> {
  const commit = await commitOf(git, revision);
  if (commit === null) throw refuse('CHANGELOG_START_UNKNOWN', { revision });
  return commit;
}

/** The whole object id of the commit that a name refers to; null if git does not know it. */
export async function commitOf(git: Git, name: string): Promise<string | null> {
  try {
    return (
      await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
    ).trim();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
