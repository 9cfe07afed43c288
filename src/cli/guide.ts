import { GUIDES } from '../report/guide.ts';
import type { Guide } from '../report/guide.ts';
import type { GlobalFlags } from './base-command.ts';
import { openProject } from './project.ts';

/** A text about the commit rules; parity: only where the configuration is sound and names rules that exist. */
export async function guideText(globals: GlobalFlags, name: keyof Guide): Promise<string> {
  const { settings } = await openProject(globals, Object.keys(GUIDES));
  const text = GUIDES[settings.commitizen.name]?.[name] ?? '';
  return globals.json ? `${JSON.stringify({ [name]: text }, null, 2)}\n` : text;
}
