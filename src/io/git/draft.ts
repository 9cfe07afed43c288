import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { refuse } from '../../core/error/error.ts';
import { messageOf, readText, refuseLinkOutside } from '../files/files.ts';
import type { Repository } from './repository.ts';

/**
 * Where relctl keeps the message of the next commit until it is committed. It is in the git directory, where no other user can
 * write. In a folder for temporary files, another user could guess the name.
 */
export function draftFile({ gitDir }: Repository): string {
  return join(gitDir, DRAFT);
}

const DRAFT = join('relctl', 'commit-draft');

/** The kept message; null if there is none. */
export function readDraft({ gitDir }: Repository): Promise<string | null> {
  return readText(gitDir, DRAFT);
}

/** @throws MESSAGE_UNWRITABLE */
export async function keepDraft(repository: Repository, message: string): Promise<void> {
  await writeOwnFile(draftFile(repository), message);
}

export async function dropDraft(repository: Repository): Promise<void> {
  await rm(draftFile(repository), { force: true });
}

/** Writes a file in relctl's own folder in the git directory. @throws MESSAGE_UNWRITABLE */
export async function writeOwnFile(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, 'utf8');
  } catch (error) {
    throw refuse('MESSAGE_UNWRITABLE', { file, said: messageOf(error), asked: false }, error);
  }
}

/**
 * Refuses a file that the message can't be written to, before relctl asks the user anything.
 *
 * @param file as it was given, relative to the folder
 * @throws NOT_ALLOWED for a folder, MESSAGE_UNWRITABLE, FILE_OUTSIDE if a link in the working tree leads out of it
 */
export async function refuseUnwritable(top: string, folder: string, file: string): Promise<void> {
  const path = resolve(folder, file);
  const isFolder = (named: string): Promise<boolean> =>
    stat(named).then(
      (found) => found.isDirectory(),
      () => false,
    );
  if (await isFolder(path)) {
    throw refuse('NOT_ALLOWED', {
      problems: [`--write-message-to-file takes a file, and ${file} is a folder`],
    });
  }
  await refuseLinkOutside(top, path);
  if (!(await isFolder(dirname(path)))) {
    throw refuse('MESSAGE_UNWRITABLE', { file, said: `there is no folder ${dirname(path)}`, asked: true });
  }
}

/** Writes a message to the file that the user chose, without adding a line end. @throws MESSAGE_UNWRITABLE */
export async function writeMessage(folder: string, file: string, message: string): Promise<void> {
  await writeFile(resolve(folder, file), message, 'utf8').catch((error: unknown) => {
    throw refuse('MESSAGE_UNWRITABLE', { file, said: messageOf(error), asked: true }, error);
  });
}
