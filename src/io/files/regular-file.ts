import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** relctl reads and writes nothing as large. A device, or a file that the kernel makes up, may never end. */
const LARGEST = 200_000_000;

/** To open a pipe without this waits for a program that writes into it. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * The content of a file that may have any kind of thing in its place: a repository can bring links to devices, and whoever may
 * write into a working tree can put a pipe there.
 *
 * @param most in bytes
 * @throws the error of the system; an Error that says what is there if it is not a regular file, or too large
 */
export async function readRegularFile(path: string, most = LARGEST): Promise<Buffer> {
  const file = await open(path, AT_ONCE);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error(found.isDirectory() ? 'it is a folder' : 'it is not a regular file');
    const pieces: Buffer[] = [];
    let size = 0;
    // Not by the size that the system tells: it is 0 for files that the kernel makes up.
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
