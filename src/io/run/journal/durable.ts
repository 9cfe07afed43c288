import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../files/files.ts';
import { isAlive } from './owner.ts';

/** Writes and syncs a file under a temporary name, so that it can be moved into place as a whole. @returns its path */
export async function writeDraft(folder: string, text: string): Promise<string> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(dirname(folder));
  const path = join(folder, `draft-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

/** Removes the drafts of dead processes. */
export async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] = /^draft-(\d+)-/.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    // Containers reuse a few process numbers, so the age counts too.
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < LONG && isAlive({ pid: Number(pid), start: null })) continue;
    await rm(path, { force: true });
  }
}

/** Much longer than a draft lives; in milliseconds. */
const LONG = 600_000;
