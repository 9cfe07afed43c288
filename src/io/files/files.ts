import { constants } from 'node:fs';
import { lstat, mkdir, open, readlink, realpath, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UTF_8 } from '../../core/config/encoding.ts';
import type { Encoding } from '../../core/config/encoding.ts';
import { refuse } from '../../core/error/error.ts';
import type { FileImage } from '../../core/plan/receipt.ts';
import { decode, encode, unknownTo } from './encoding.ts';
import { readRegularFile } from './regular-file.ts';

/** The text of a file. null: it does not exist. @throws FILE_UNREADABLE, NOT_UTF8, NOT_IN_ENCODING */
export async function readText(
  top: string,
  path: string,
  encoding: Encoding = UTF_8,
): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readRegularFile(join(top, path));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw refuse('FILE_UNREADABLE', { file: path, said: messageOf(error) }, error);
  }
  const text = decode(bytes, encoding);
  if (text !== null) return text;
  throw encoding === UTF_8
    ? refuse('NOT_UTF8', { file: path })
    : refuse('NOT_IN_ENCODING', { file: path, encoding });
}

/**
 * Refuses paths that lead out of the working tree or into `.git`, directly or through a symbolic link. The content of a
 * repository must not make a release write anywhere else.
 *
 * @throws FILE_OUTSIDE; FILE_UNREADABLE if a link points at nothing or at itself, or if the path is invalid
 */
export async function refuseOutside(top: string, paths: readonly string[]): Promise<void> {
  const root = await realpath(top);
  for (const path of paths) {
    const real = await nearestReal(resolve(root, path)).catch((error: unknown) => {
      throw refuse('FILE_UNREADABLE', { file: path, said: messageOf(error) }, error);
    });
    if (!isWorkFile(root, real)) throw refuse('FILE_OUTSIDE', { file: path });
    if (await leadsNowhere(resolve(root, path))) {
      throw refuse('FILE_UNREADABLE', {
        file: path,
        said: 'it is a symbolic link, and its target does not exist',
      });
    }
  }
}

/** Whether a path is in a working tree, but not in a `.git` there. Compares names only. Both paths are absolute. */
export function isWorkFile(root: string, real: string): boolean {
  // Some file systems ignore case, so `.GIT` counts. A nested repository has a `.git` too, so every folder is checked.
  return (
    isWithin(root, real) &&
    !relative(root, real)
      .split('/')
      .some((name) => name.toLowerCase() === '.git')
  );
}

/** Whether a path is this folder or is in it. Compares names only. Both paths are absolute. */
export function isWithin(folder: string, path: string): boolean {
  return relative(folder, path).split('/')[0] !== '..';
}

/**
 * {@link refuseOutside} for a file that the user names. The user may name a file outside of the working tree or in `.git`. A
 * link in the working tree may come from someone else.
 *
 * @param file absolute
 * @throws as {@link refuseOutside}
 */
export async function refuseLinkOutside(top: string, file: string): Promise<void> {
  if (isWorkFile(top, file)) await refuseOutside(top, [relative(top, file)]);
}

/** The real path of a file. If the file does not exist, the path that it would have: its nearest existing folder is resolved. */
export async function nearestReal(path: string): Promise<string> {
  const whole = await realOrNull(path);
  if (whole !== null) return whole;
  // From the top down: below the first folder that does not exist there is nothing to look at.
  let real = '/';
  const names = path.split('/').filter((name) => name !== '');
  for (const [at, name] of names.entries()) {
    const next = await realOrNull(join(real, name));
    if (next === null) {
      const target = await linkTarget(join(real, name));
      const rest = names.slice(at + 1);
      return target === null ? join(real, name, ...rest) : nearestReal(resolve(real, target, ...rest));
    }
    real = next;
  }
  return real;
}

/** null: the path does not exist. */
async function realOrNull(path: string): Promise<string | null> {
  return realpath(path).catch((error: unknown) => {
    if (isAbsent(error)) return null;
    throw error;
  });
}

/** Whether the path is a link without a target. Writing to it would replace the link, and a rollback would then remove it. */
async function leadsNowhere(path: string): Promise<boolean> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return !isThere && (await linkTarget(path)) !== null;
}

/** Where a symbolic link points. null: the path is not a link, or does not exist. */
async function linkTarget(path: string): Promise<string | null> {
  return readlink(path).catch(() => null);
}

/**
 * {@link readText} of many files of the project. The map leaves out files that don't exist.
 *
 * @throws FILE_OUTSIDE if a link leads out of the working tree: the texts of other files could get into the output
 */
export async function readTexts(
  top: string,
  paths: readonly string[],
  encodingOf: (path: string) => Encoding = () => UTF_8,
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readText(top, path, encodingOf(path))] as const),
  );
  const found = new Map(texts.filter((entry): entry is [string, string] => entry[1] !== null));
  await refuseOutside(top, [...found.keys()]);
  return found;
}

/** Whether the file contains exactly this text. null: whether it does not exist. False if it can't be read as text. */
export async function holdsText(
  top: string,
  path: string,
  text: string | null,
  encoding?: Encoding,
): Promise<boolean> {
  return readText(top, path, encoding).then(
    (found) => found === text,
    () => false,
  );
}

/** Whether no one may write the file. This reads the mode, because root can write a file of any mode. */
export async function isReadOnly(top: string, path: string): Promise<boolean> {
  const writable = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;
  return stat(join(top, path)).then(
    ({ mode }) => (mode & writable) === 0,
    () => false,
  );
}

/**
 * Replaces the text of a file in one step: a reader sees the old text or the new one, never a part. The file keeps its mode.
 * If the path is a symbolic link, its target is replaced.
 *
 * @throws TEXT_NOT_ENCODABLE, Error if the path exists and is not a file
 */
export async function replaceText(
  top: string,
  path: string,
  text: string,
  encoding: Encoding = UTF_8,
): Promise<void> {
  const bytes = encoded(path, text, encoding);
  const named = join(top, path);
  const target = await realpath(named).catch(() => named);
  const found = await stat(target).catch(() => null);
  if (found?.isFile() === false) throw new Error('it is not a regular file');
  const mode = found === null ? null : found.mode & 0o7777;
  const draft = draftOf(target);
  try {
    await writeDraft(draft, bytes, mode);
    await rename(draft, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Writes a file that is then renamed to its real name.
 *
 * @param mode null: the usual mode of a new file
 */
export async function writeDraft(path: string, content: string | Buffer, mode: number | null): Promise<void> {
  // A killed run may have left one. If the repository has a link there, it must not be followed.
  await rm(path, { force: true });
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    // open() applies the umask, but the file must keep its mode.
    if (mode !== null) await file.chmod(mode);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the file that a killed run of {@link replaceText} may have left. */
export async function removeDraft(top: string, path: string): Promise<void> {
  const named = join(top, path);
  await rm(draftOf(await realpath(named).catch(() => named)), { force: true });
}

function draftOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.relctl-draft`);
}

/** Syncs a folder, so that a rename in it survives a power failure. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The text as the bytes of the file. @throws TEXT_NOT_ENCODABLE */
export function encoded(path: string, text: string, encoding: Encoding = UTF_8): Buffer {
  const bytes = encode(text, encoding);
  if (bytes !== null) return bytes;
  throw refuse('TEXT_NOT_ENCODABLE', { file: path, encoding, character: unknownTo(encoding, text) ?? '' });
}

export async function removeFile(top: string, path: string): Promise<void> {
  await rm(join(top, path), { force: true });
}

/** Creates the folders that don't exist yet. @param folders parents before their children */
export async function makeFolders(top: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(join(top, folder), { recursive: true });
}

/** Removes the folders that are empty. */
export async function removeFolders(top: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) await rmdir(join(top, folder)).catch(() => undefined);
}

/** What is at a path. null: it does not exist. */
export async function readImage(top: string, path: string): Promise<FileImage | null> {
  const file = join(top, path);
  try {
    const found = await lstat(file);
    const mode = found.mode & 0o7777;
    // Like a folder, a pipe or a socket is not read: reading it would wait until someone writes to it.
    if (!found.isFile() && !found.isSymbolicLink()) return { kind: 'folder', mode, content: '' };
    if (found.isSymbolicLink()) return { kind: 'link', mode, content: await readlink(file, 'base64') };
    return { kind: 'file', mode, content: (await readRegularFile(file, Infinity)).toString('base64') };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** When a path was last changed or renamed, in milliseconds since 1970. null: it does not exist. */
export async function changeTime(top: string, path: string): Promise<number | null> {
  return lstat(join(top, path)).then(
    ({ ctimeMs }) => ctimeMs,
    () => null,
  );
}

export function isSameImage(a: FileImage | null, b: FileImage | null): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && a.mode === b.mode && a.content === b.content;
}

/** Restores a path in one step. A folder (a submodule) stays as it is. */
export async function restoreImage(top: string, path: string, image: FileImage | null): Promise<void> {
  const file = join(top, path);
  if (image?.kind === 'folder') return;
  if (image === null) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  const content = Buffer.from(image.content, 'base64');
  const draft = draftOf(file);
  await rm(draft, { force: true });
  try {
    if (image.kind === 'link') await symlink(content, draft);
    else await writeDraft(draft, content, image.mode);
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
