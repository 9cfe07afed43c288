import { visibleLine } from '../core/text/visible.ts';
import { abort, resume } from '../io/execute.ts';
import { findRepository } from '../io/repository.ts';
import { purposeJson } from '../report/hotfix.ts';
import type { GlobalFlags } from './base-command.ts';
import { print, printJson } from './print.ts';
import { printEnd, withSteps } from './plan-run.ts';
import { folderOf } from './project.ts';

/** Finishes what waits in the repository. */
export async function runResume(globals: GlobalFlags): Promise<void> {
  const ended = await withSteps(await findRepository(folderOf(globals)), resume);
  if (globals.json) printJson({ done: true, what: ended.title, ...purposeJson(ended, ended.empty) });
  else printEnd(ended, ended.empty);
}

/** Takes it back. */
export async function runAbort(globals: GlobalFlags): Promise<void> {
  const { title } = await withSteps(await findRepository(folderOf(globals)), abort);
  if (globals.json) printJson({ done: false, what: title });
  else print(`taken back: ${visibleLine(title)}; the repository is as it was\n`);
}
