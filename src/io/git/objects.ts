import { UTF_8 } from '../../core/config/encoding.ts';
import type { Encoding } from '../../core/config/encoding.ts';
import { decode } from '../files/encoding.ts';
import type { Git } from './git.ts';

const NEWLINE = 0x0a;

/**
 * Texts of files at revisions, in one git process.
 *
 * @param names `<commit>:<path>`, without newlines
 * @param links 'followed': a link is replaced by its target within the tree
 * @returns by name; a file that the commit does not have is absent
 */
export async function readBlobs(
  git: Git,
  names: readonly string[],
  encoding: Encoding = UTF_8,
  links: 'followed' | 'as-they-are' = 'as-they-are',
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const args = ['cat-file', '--batch', ...(links === 'followed' ? ['--follow-symlinks'] : [])];
  const pieces: Buffer[] = [];
  for await (const piece of git.stream(args, `${names.join('\n')}\n`)) pieces.push(piece);
  const output = Buffer.concat(pieces);
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const lineEnd = output.indexOf(NEWLINE, at);
    const line = output.toString('utf8', at, lineEnd);
    const [, type = '', size] = line.split(' ').slice(-3);
    // For a link without a target, git prints the target on extra lines.
    const target = /^(?:symlink|dangling|loop|notdir) (\d+)$/.exec(line)?.[1];
    at = lineEnd + 1 + (target === undefined ? 0 : Number(target) + 1);
    if (!/^(blob|tree|commit|tag)$/.test(type)) continue;
    if (type === 'blob') {
      const bytes = output.subarray(at, at + Number(size));
      // A text in an unknown encoding is still read, but never written.
      texts.set(name, decode(bytes, encoding) ?? bytes.toString('utf8'));
    }
    at += Number(size) + 1;
  }
  return texts;
}

/**
 * {@link readBlobs} for texts that do not fit in memory together. Each is passed to `visit` once and then released.
 *
 * @param visit is not called for a file that the commit does not have
 */
export async function visitBlobs(
  git: Git,
  names: readonly string[],
  visit: (name: string, text: string) => void,
  encoding: Encoding = UTF_8,
): Promise<void> {
  if (names.length === 0) return;
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = 0;
  let next = 0;
  for await (const piece of git.stream(['cat-file', '--batch'], `${names.join('\n')}\n`)) {
    pieces.push(piece);
    held += piece.length;
    if (held < wanted) continue;
    let rest = pieces.length === 1 ? piece : Buffer.concat(pieces);
    wanted = 0;
    while (wanted === 0 && rest.length > 0) {
      const lineEnd = rest.indexOf(NEWLINE);
      if (lineEnd === -1) break;
      const [, type = '', size] = rest.toString('utf8', 0, lineEnd).split(' ').slice(-3);
      const isObject = /^(blob|tree|commit|tag)$/.test(type);
      const end = lineEnd + 1 + (isObject ? Number(size) + 1 : 0);
      if (rest.length < end) {
        wanted = end;
        break;
      }
      const name = names[next] ?? '';
      next += 1;
      if (type === 'blob') {
        const bytes = rest.subarray(lineEnd + 1, end - 1);
        visit(name, decode(bytes, encoding) ?? bytes.toString('utf8'));
      }
      rest = rest.subarray(end);
    }
    pieces = [rest];
    held = rest.length;
  }
}
