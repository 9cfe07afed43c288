import { GitFailure } from './git.ts';
import type { Git } from './git.ts';

/** What git answers to the name of an object. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** null if it was not asked for. Of a very long one only the beginning, which every reader of texts finds too long. */
  readonly content: Buffer | null;
}

/** 'followed': a link is replaced by its target within the tree. */
export type Links = 'followed' | 'as-they-are';

/**
 * Asks git for objects, in one process.
 *
 * @param names ids, or `<revision>:<path>` with any path; the index is the revision ''
 * @param what 'contents', or only their 'sizes'
 * @returns in the order of the names, in batches as git's output arrives; null: there is no such object
 */
export async function* catFile(
  git: Git,
  names: readonly string[],
  what: 'contents' | 'sizes',
  links: Links = 'as-they-are',
): AsyncIterable<readonly (GitObject | null)[]> {
  if (names.length === 0) return;
  const lines = names.some((name) => name.includes('\n')) ? await askable(git, names) : names;
  const args = [
    'cat-file',
    what === 'contents' ? '--batch' : '--batch-check',
    ...(links === 'followed' ? ['--follow-symlinks'] : []),
  ];
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = 1;
  let skipped = 0;
  for await (const output of git.stream(args, `${lines.join('\n')}\n`)) {
    const piece = output.subarray(skipped);
    skipped -= output.length - piece.length;
    if (piece.length === 0) continue;
    pieces.push(piece);
    held += piece.length;
    if (held < wanted) continue;
    let rest = pieces.length === 1 ? piece : Buffer.concat(pieces);
    const answers: (GitObject | null)[] = [];
    for (;;) {
      const answer = firstAnswer(rest, what);
      wanted = Math.min(answer.end, LONGEST);
      if (rest.length < wanted) break;
      answers.push(answer.object(rest));
      skipped = Math.max(0, answer.end - rest.length);
      rest = rest.subarray(answer.end);
    }
    pieces = [rest];
    held = rest.length;
    yield answers;
  }
}

const NEWLINE = 0x0a;

/** Bytes of one answer that are kept. It is more than the longest text that relctl parses. */
const LONGEST = 64 * 1024 * 1024;

interface Answer {
  /** How many bytes it has; more than there are, if it is not complete. */
  readonly end: number;
  readonly object: (output: Buffer) => GitObject | null;
}

function firstAnswer(output: Buffer, what: 'contents' | 'sizes'): Answer {
  const lineEnd = output.indexOf(NEWLINE);
  if (lineEnd === -1) return { end: output.length + 1, object: () => null };
  const line = output.toString('utf8', 0, lineEnd);
  const start = lineEnd + 1;
  const [, id, type = '', size = ''] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
  if (id === undefined) {
    // For a link without a target, git prints the target on extra lines.
    const target = /^(?:symlink|dangling|loop|notdir) (\d+)$/.exec(line)?.[1];
    return { end: start + (target === undefined ? 0 : Number(target) + 1), object: () => null };
  }
  const object = { id, type, size: Number(size) };
  if (what === 'sizes') return { end: start, object: () => ({ ...object, content: null }) };
  const end = start + object.size + 1;
  return { end, object: (whole) => ({ ...object, content: whole.subarray(start, end - 1) }) };
}

/** git reads one name a line. A name with a line end is replaced by the id of its object. */
async function askable(git: Git, names: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of names) lines.push(name.includes('\n') ? await idOf(git, name) : name);
  return lines;
}

async function idOf(git: Git, name: string): Promise<string> {
  const colon = name.indexOf(':');
  const revision = name.slice(0, colon);
  const path = name.slice(colon + 1);
  const listing =
    revision === ''
      ? ['ls-files', '--stage', '-z', '--', `:(top,literal)${path}`]
      : ['ls-tree', '-z', '--full-tree', revision, '--', path];
  try {
    return /^\d+ (?:blob )?([0-9a-f]{40,64})\b/.exec(await git.run(listing))?.[1] ?? NO_OBJECT;
  } catch (error) {
    if (error instanceof GitFailure) return NO_OBJECT;
    throw error;
  }
}

const NO_OBJECT = '0'.repeat(40);
