import { readFile } from 'node:fs/promises';

/** relctl's own version, from its package.json. */
export async function toolVersion(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { readonly version: unknown }).version);
}
