import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** In bytes. No file that relctl needs is this large. Long files take minutes, and a file that the kernel generates may be endless. */
const LARGEST = 16_000_000;

/** Without O_NONBLOCK, opening a pipe waits until a program writes to it. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * The content of a file. The path may be something else: a repository can contain a link to a device, and another user who may
 * write to the working tree can put a pipe there.
 *
 * @param most in bytes
 * @throws the system's error, or an Error that says why: the path is not a regular file, or the file is too large
 */
export async function readRegularFile(path: string, most = LARGEST): Promise<Buffer> {
  const file = await open(path, AT_ONCE);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error(found.isDirectory() ? 'it is a folder' : 'it is not a regular file');
    const pieces: Buffer[] = [];
    let size = 0;
    // The size in `found` is not used: it is 0 for files that the kernel generates.
    for await (const piece of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw new Error(`it is larger than ${most / 1_000_000} MB`);
      pieces.push(piece);
    }
    return Buffer.concat(pieces, size);
  } finally {
    await file.close();
  }
}
