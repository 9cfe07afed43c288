import { visibleLine } from '../../core/text/visible.ts';
import { findRepository } from '../../io/git/repository.ts';
import { abort, resume } from '../../io/run/resume.ts';
import type { Ended } from '../../io/run/resume.ts';
import { purposeJson } from '../../report/release/hotfix.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { print, printJson } from '../terminal/print.ts';
import { printEnd, withSteps } from './plan-run.ts';
import { folderOf } from './project.ts';

/** Runs `relctl resume`. */
export async function runResume(globals: GlobalFlags): Promise<void> {
  const ended = await withSteps(await findRepository(folderOf(globals)), resume);
  if (ended === null) {
    reportNothing(globals);
    return;
  }
  reportLocks(ended);
  const { plan, empty } = ended;
  if (globals.json) printJson({ done: true, what: plan.title, ...purposeJson(plan, empty) });
  else printEnd(plan, empty);
}

/** Runs `relctl abort`. */
export async function runAbort(globals: GlobalFlags): Promise<void> {
  const ended = await withSteps(await findRepository(folderOf(globals)), abort);
  if (ended === null) {
    reportNothing(globals);
    return;
  }
  reportLocks(ended);
  const { title } = ended.plan;
  if (globals.json) printJson({ done: false, what: title });
  else print(`rolled back ${visibleLine(title)}\n`);
}

function reportNothing({ json }: GlobalFlags): void {
  if (json) printJson({ done: false, what: null });
  else print('nothing to do: no interrupted command in this repository\n');
}

function reportLocks({ locks }: Pick<Ended, 'locks'>): void {
  for (const lock of locks) {
    process.stderr.write(`removed ${visibleLine(lock)}, which git left when the run was interrupted\n`);
  }
}
