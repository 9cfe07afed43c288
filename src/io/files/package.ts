import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of relctl's own package. The program runs from `dist`, and the tests of modules from `src`. */
export function packageFolder(): string {
  const file = fileURLToPath(import.meta.url);
  return /^(.*)[\\/](?:dist|src)[\\/]/s.exec(file)?.[1] ?? '';
}

/** The file that starts relctl. */
export function programFile(): string {
  return join(packageFolder(), 'bin', 'run.js');
}

/** relctl's own version, from its package.json. */
export async function toolVersion(): Promise<string> {
  const text = await readFile(join(packageFolder(), 'package.json'), 'utf8');
  return String((JSON.parse(text) as { readonly version: unknown }).version);
}
