import { mkdir, rm, writeFile } from 'node:fs/promises';
import { journalFiles } from '../journal/files.ts';
import type { Repository } from '../../git/repository.ts';

/** relctl passes messages to git in a file, because they may begin with a dash, or be longer than an argument may be. */
export async function withMessageFile<T>(
  repository: Repository,
  message: string,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const { folder, message: file } = journalFiles(repository);
  await mkdir(folder, { recursive: true });
  await writeFile(file, message, 'utf8');
  try {
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}
