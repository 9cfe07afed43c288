import { UTF_8 } from '../core/config/encoding.ts';
import type { Encoding } from '../core/config/encoding.ts';
import { decode } from './encoding.ts';
import type { Git } from './git.ts';

const NEWLINE = 0x0a;

/**
 * Texts of files at revisions, in one git process.
 *
 * @param names `<commit>:<path>`, without newlines
 * @returns by name; a file that the commit does not have is absent
 */
export async function readBlobs(
  git: Git,
  names: readonly string[],
  encoding: Encoding = UTF_8,
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const pieces: Buffer[] = [];
  for await (const piece of git.stream(['cat-file', '--batch'], `${names.join('\n')}\n`)) pieces.push(piece);
  const output = Buffer.concat(pieces);
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const lineEnd = output.indexOf(NEWLINE, at);
    const [, type = '', size] = output.toString('utf8', at, lineEnd).split(' ').slice(-3);
    at = lineEnd + 1;
    if (!/^(blob|tree|commit|tag)$/.test(type)) continue;
    if (type === 'blob') {
      const bytes = output.subarray(at, at + Number(size));
      // What is in no encoding that is known is looked at, and never written.
      texts.set(name, decode(bytes, encoding) ?? bytes.toString('utf8'));
    }
    at += Number(size) + 1;
  }
  return texts;
}
