import type { Git } from './git.ts';

const NEWLINE = 0x0a;

/** The blobs at some paths, by revision and path. A path that does not exist is absent. */
export type FoundBlobs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The ids of the blobs at some paths of some commits, in one git process.
 *
 * @param revisions whole object ids
 * @param paths without line ends, because git reads one name a line
 * @param links 'followed': a link is replaced by its target within the tree
 */
export async function findBlobs(
  git: Git,
  revisions: readonly string[],
  paths: readonly string[],
  links: 'followed' | 'as-they-are',
): Promise<FoundBlobs> {
  const found = new Map<string, Map<string, string>>();
  const names = revisions.flatMap((revision) => paths.map((path) => `${revision}:${path}`));
  if (names.length === 0) return found;
  const args = ['cat-file', '--batch-check', ...(links === 'followed' ? ['--follow-symlinks'] : [])];
  let next = 0;
  for await (const ids of readAnswers(git.stream(args, `${names.join('\n')}\n`))) {
    for (const id of ids) {
      const revision = revisions[Math.floor(next / paths.length)] ?? '';
      const path = paths[next % paths.length] ?? '';
      next += 1;
      if (id === null) continue;
      const known = found.get(revision) ?? new Map<string, string>();
      found.set(revision, known.set(path, id));
    }
  }
  return found;
}

/** An answer for each name, in batches as git's output arrives; null: there is no blob. */
async function* readAnswers(output: AsyncIterable<Buffer>): AsyncIterable<readonly (string | null)[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of output) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const ids: (string | null)[] = [];
    for (;;) {
      const lineEnd = rest.indexOf(NEWLINE);
      if (lineEnd === -1) break;
      const line = rest.toString('utf8', 0, lineEnd);
      // For a link without a target, git prints the target on extra lines.
      const more = /^(?:symlink|dangling|loop|notdir) (\d+)$/.exec(line)?.[1];
      const end = lineEnd + 1 + (more === undefined ? 0 : Number(more) + 1);
      if (rest.length < end) break;
      ids.push(/^([0-9a-f]{40,64}) blob \d+$/.exec(line)?.[1] ?? null);
      rest = rest.subarray(end);
    }
    yield ids;
  }
}
