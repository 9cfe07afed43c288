import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../core/error/error.ts';

/** A text file as it is on disk; null when it does not exist. @throws NOT_UTF8 */
export async function readText(top: string, path: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(top, path));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  try {
    // The BOM is part of the file and is kept.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw refuse('NOT_UTF8', { file: path }, error);
  }
}

/** {@link readText} of many files; those that don't exist are absent. */
export async function readTexts(top: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(paths.map(async (path) => [path, await readText(top, path)] as const));
  return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Whether nobody may write the file; root is not stopped by modes, so the mode itself is asked. */
export async function isReadOnly(top: string, path: string): Promise<boolean> {
  const writable = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;
  return stat(join(top, path)).then(
    ({ mode }) => (mode & writable) === 0,
    () => false,
  );
}

/**
 * Puts a text in the place of a file in one step: a reader sees the old text or the new one, never a part.
 * The mode stays; where the path is a symbolic link, the file that it points at is replaced.
 */
export async function replaceText(top: string, path: string, text: string): Promise<void> {
  const named = join(top, path);
  const target = await realpath(named).catch(() => named);
  const mode = await stat(target).then(
    (found) => found.mode & 0o7777,
    () => null,
  );
  const draft = join(dirname(target), `.relctl-${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(draft, 'wx', mode ?? 0o666);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    // open() masks the mode with the umask; the file's own mode is to stay as it was.
    if (mode !== null) await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

export async function removeFile(top: string, path: string): Promise<void> {
  await rm(join(top, path), { force: true });
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
