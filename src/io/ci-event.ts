import { readFile } from 'node:fs/promises';

/** What has set off a run of GitHub Actions: the JSON of the file that GITHUB_EVENT_PATH names; null where none can be read. */
export async function readCiEvent(environment: NodeJS.ProcessEnv = process.env): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  if (path === '') return null;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
