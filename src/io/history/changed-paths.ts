import type { Git } from '../git/git.ts';

/** The maximum number of paths kept for one commit. No release has a reason to change more. */
const MOST = 1_000;

/** The paths that a commit changes relative to its first parent; for a merge: relative to every parent. */
export interface Changed {
  readonly paths: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** What some commits change, read in one git process. @param commits whole object ids */
export async function readChangedPaths(
  git: Git,
  commits: readonly string[],
): Promise<ReadonlyMap<string, Changed>> {
  const found = new Map<string, { paths: string[]; more: number }>();
  if (commits.length === 0) return found;
  const args = ['diff-tree', '--stdin', '-r', '-c', '--root', '--raw', '-z', '--no-renames', '--no-abbrev'];
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let current = { paths: [] as string[], more: 0 };
  let isPath = false;
  for await (const piece of git.stream(args, `${commits.join('\n')}\n`)) {
    const fields = (rest + decoder.decode(piece, { stream: true })).split('\0');
    rest = fields.pop() ?? '';
    for (const field of fields) {
      // A path comes after its status letter, so no path can look like a commit.
      if (isPath) {
        if (current.paths.length < MOST) current.paths.push(field);
        else current.more += 1;
        isPath = false;
      } else if (field.startsWith(':')) {
        isPath = true;
      } else {
        current = { paths: [], more: 0 };
        found.set(field.trim(), current);
      }
    }
  }
  return found;
}
