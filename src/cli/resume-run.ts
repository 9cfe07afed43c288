import { visibleLine } from '../core/text/visible.ts';
import { findRepository } from '../io/repository.ts';
import { abort, resume } from '../io/run/resume.ts';
import type { Ended } from '../io/run/resume.ts';
import { purposeJson } from '../report/hotfix.ts';
import type { GlobalFlags } from './base-command.ts';
import { print, printJson } from './print.ts';
import { printEnd, withSteps } from './plan-run.ts';
import { folderOf } from './project.ts';

/** Finishes what was interrupted in the repository. */
export async function runResume(globals: GlobalFlags): Promise<void> {
  const ended = await withSteps(await findRepository(folderOf(globals)), resume);
  if (ended === null) {
    sayNothing(globals);
    return;
  }
  tellLocks(ended);
  const { plan, empty } = ended;
  if (globals.json) printJson({ done: true, what: plan.title, ...purposeJson(plan, empty) });
  else printEnd(plan, empty);
}

/** Takes it back. */
export async function runAbort(globals: GlobalFlags): Promise<void> {
  const ended = await withSteps(await findRepository(folderOf(globals)), abort);
  if (ended === null) {
    sayNothing(globals);
    return;
  }
  tellLocks(ended);
  const { title } = ended.plan;
  if (globals.json) printJson({ done: false, what: title });
  else print(`taken back: ${visibleLine(title)}; the repository is as it was\n`);
}

function sayNothing({ json }: GlobalFlags): void {
  if (json) printJson({ done: false, what: null });
  else print('nothing was interrupted in this repository\n');
}

function tellLocks({ locks }: Pick<Ended, 'locks'>): void {
  for (const lock of locks) {
    process.stderr.write(`removed ${visibleLine(lock)}, which the git of the interrupted run had left\n`);
  }
}
