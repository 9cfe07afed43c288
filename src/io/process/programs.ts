import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Whether a shell would find a program by its name. */
export async function isProgram(
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    const found = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}
