import type { ChangelogStart } from '../core/changelog/update.ts';
import { refuse } from '../core/error/error.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';

/** The commit behind which a changelog begins; null: the beginning of all history. @throws CHANGELOG_START_UNKNOWN */
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
  try {
    return (await git.run(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).trim();
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw refuse('CHANGELOG_START_UNKNOWN', { revision }, error);
  }
}
