import type { GlobalFlags } from './base-command.ts';
import { openProject } from './project.ts';

/** A text about the commit rules; parity: only where the configuration is sound and names rules that exist. */
export async function guideText(globals: GlobalFlags, name: string, text: string): Promise<string> {
  await openProject(globals);
  return globals.json ? `${JSON.stringify({ [name]: text }, null, 2)}\n` : text;
}
