import type { Commit } from '../../core/commit/commit.ts';
import { refuse } from '../../core/error/error.ts';
import { GitFailure } from '../../io/git/git.ts';
import type { Git } from '../../io/git/git.ts';
import { readNamedRange } from '../../io/git/log.ts';

/**
 * The commits of a range that the user named, newest first.
 *
 * @param next the hint if git can't read the range
 * @throws RANGE_UNREADABLE, NO_COMMITS_IN_RANGE
 */
export async function commitsIn(
  git: Git,
  range: string,
  next: string | null = null,
): Promise<readonly Commit[]> {
  const unreadable = (said: string, cause?: unknown): Error =>
    refuse('RANGE_UNREADABLE', { range, said, next }, cause);
  if (range.startsWith('-')) throw unreadable('it starts with a dash');
  const commits = await readNamedRange(git, range === '' ? 'HEAD' : range).catch((error: unknown) => {
    throw error instanceof GitFailure ? unreadable(reasonIn(error), error) : error;
  });
  if (commits.length === 0) throw refuse('NO_COMMITS_IN_RANGE', { range });
  return commits;
}

/** git's reason without its advice on options, which the user did not type. */
function reasonIn({ said }: GitFailure): string {
  const [first = ''] = said.split('\n');
  return first.replace(/^fatal: /, '');
}
