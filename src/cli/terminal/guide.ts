import { configFolder } from '../../core/config/section.ts';
import { refuse } from '../../core/error/error.ts';
import { readText, refuseOutside } from '../../io/files/files.ts';
import { GUIDES } from '../../report/guide.ts';
import type { Guide } from '../../report/guide.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { printForeign, printJson } from './print.ts';
import { openProject } from '../run/project.ts';
import type { Project } from '../run/project.ts';

/** Prints a text about the commit convention. Parity: fails if the configuration is invalid or names unknown rules. */
export async function printGuide(globals: GlobalFlags, name: keyof Guide): Promise<void> {
  const project = await openProject(globals);
  const text = (await customText(project, name)) ?? GUIDES[project.rules.name]?.[name] ?? '';
  if (globals.json) printJson({ [name]: text });
  else printForeign(text);
}

/** @returns null if the project does not define its own commit convention */
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
  // Python reads text files this way.
  return `${text.replaceAll(/\r\n?/g, '\n')}\n`;
}
