import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UTF_8 } from '../../core/config/encoding.ts';
import type { Encoding } from '../../core/config/encoding.ts';
import { refuse } from '../../core/error/error.ts';
import { decode } from '../files/encoding.ts';
import { messageOf } from '../files/files.ts';

/**
 * The text of a message file with `\n` as the only line end. A byte order mark stays.
 *
 * @param file as the user gave it, relative to the folder
 * @throws MESSAGE_UNREADABLE, MESSAGE_NOT_UTF8, NOT_IN_ENCODING
 */
export async function readMessageFile(
  folder: string,
  file: string,
  encoding: Encoding = UTF_8,
): Promise<string> {
  const bytes = await readFile(resolve(folder, file)).catch((error: unknown) => {
    throw refuse('MESSAGE_UNREADABLE', { file, said: messageOf(error) }, error);
  });
  if (encoding !== UTF_8) {
    const text = decode(bytes, encoding);
    if (text === null) throw refuse('NOT_IN_ENCODING', { file, encoding });
    return text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  }
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes))
    throw refuse('MESSAGE_NOT_UTF8', { file, ...stray(bytes, text) });
  return text.replaceAll(/\r\n?/g, '\n');
}

/**
 * All of stdin. Parity: line ends stay as they are, and bytes that are not UTF-8 become U+FFFD.
 *
 * @throws MESSAGE_UNREADABLE
 */
export async function readStdin(): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of process.stdin as AsyncIterable<Buffer>) pieces.push(piece);
  } catch (error) {
    throw refuse('MESSAGE_UNREADABLE', { file: 'stdin', said: messageOf(error) }, error);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The first byte that is not part of a character, in hexadecimal, and the text before it on its line. */
function stray(bytes: Buffer, text: string): { line: number; before: string; byte: string } {
  const again = Buffer.from(text, 'utf8');
  let at = 0;
  while (bytes[at] === again[at]) at += 1;
  // The two may share the first bytes of a character, so whole characters are compared.
  while (((again[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  const before = bytes.toString('utf8', 0, at).split('\n');
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return { line: before.length, before: before.at(-1)?.slice(-40) ?? '', byte };
}
