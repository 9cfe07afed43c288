import { configFolder } from '../core/config/section.ts';
import { refuse } from '../core/error/error.ts';
import { readText, refuseOutside } from '../io/files.ts';
import { GUIDES } from '../report/guide.ts';
import type { Guide } from '../report/guide.ts';
import type { GlobalFlags } from './base-command.ts';
import { print, printJson } from './print.ts';
import { openProject } from './project.ts';
import type { Project } from './project.ts';

/** Prints a text about the commit rules; parity: only where the configuration is sound and names rules that exist. */
export async function printGuide(globals: GlobalFlags, name: keyof Guide): Promise<void> {
  const project = await openProject(globals);
  const told = (await customText(project, name)) ?? GUIDES[project.rules.name]?.[name] ?? '';
  if (globals.json) printJson({ [name]: told });
  else print(told);
}

/** @returns null where the rules are not made by the project */
async function customText(
  { place: { top }, settings: { configFile, commitizen } }: Project,
  name: keyof Guide,
): Promise<string | null> {
  const { customize } = commitizen;
  if (customize === null) return null;
  if (name !== 'info' || customize.infoPath === null) return `${customize[name]}\n`;
  const file = `${configFolder(configFile)}${customize.infoPath}`;
  await refuseOutside(top, [file]);
  const text = await readText(top, file);
  if (text === null) throw refuse('INFO_FILE_MISSING', { file });
  // As Python reads a text.
  return `${text.replaceAll(/\r\n?/g, '\n')}\n`;
}
