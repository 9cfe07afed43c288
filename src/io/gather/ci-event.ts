import { readFile } from 'node:fs/promises';

/** The event that started a GitHub Actions run: the JSON of the file in GITHUB_EVENT_PATH. null if it can't be read. */
export async function readCiEvent(environment: NodeJS.ProcessEnv = process.env): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  if (path === '') return null;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
