import type { Git } from './git.ts';

export interface Status {
  /** null on a branch without a commit. */
  readonly sha: string | null;
  /** null when HEAD is detached. */
  readonly branch: string | null;
  /** Tracked paths that differ from HEAD, in the index or in the working tree. */
  readonly changed: readonly string[];
}

/** HEAD and the differences from it. relctl does not refresh git's index on disk, so a dry run changes nothing. */
export async function readStatus(git: Git): Promise<Status> {
  const output = await git.run([
    '--no-optional-locks',
    'status',
    '--porcelain=v2',
    '-z',
    '--branch',
    '--no-ahead-behind',
    '--no-renames',
    '--untracked-files=no',
  ]);
  let sha: string | null = null;
  let branch: string | null = null;
  const changed: string[] = [];
  for (const record of output.split('\0')) {
    if (record.startsWith('# branch.oid ')) sha = unless(record.slice(13), '(initial)');
    else if (record.startsWith('# branch.head ')) branch = unless(record.slice(14), '(detached)');
    else if (/^[1u] /.test(record)) changed.push(pathOf(record));
  }
  return { sha, branch, changed };
}

/** Fields before the path: 8 in an ordinary record, 10 in an unmerged one. */
function pathOf(record: string): string {
  const fields = record.startsWith('u') ? 10 : 8;
  let at = 0;
  for (let field = 0; field < fields; field += 1) at = record.indexOf(' ', at) + 1;
  return record.slice(at);
}

function unless(found: string, absent: string): string | null {
  return found === absent ? null : found;
}
