import { visibleLine } from '../core/text/visible.ts';
import { abort, resume } from '../io/resume.ts';
import type { Ended } from '../io/resume.ts';
import { findRepository } from '../io/repository.ts';
import type { GlobalFlags } from './base-command.ts';
import { print, printJson } from './print.ts';
import { withSteps } from './plan-run.ts';
import { folderOf } from './project.ts';

/** Finishes what was interrupted in the repository. */
export async function runResume(globals: GlobalFlags): Promise<void> {
  tell(await withSteps(await findRepository(folderOf(globals)), resume), globals, {
    done: true,
    text: (title) => `finished: ${title}`,
  });
}

/** Takes it back. */
export async function runAbort(globals: GlobalFlags): Promise<void> {
  tell(await withSteps(await findRepository(folderOf(globals)), abort), globals, {
    done: false,
    text: (title) => `taken back: ${title}; the repository is as it was`,
  });
}

function tell(
  ended: Ended | null,
  { json }: GlobalFlags,
  { done, text }: { readonly done: boolean; readonly text: (title: string) => string },
): void {
  for (const lock of ended?.locks ?? []) {
    process.stderr.write(`removed ${visibleLine(lock)}, which the git of the interrupted run had left\n`);
  }
  if (json) printJson({ done: done && ended !== null, what: ended?.plan.title ?? null });
  else if (ended === null) print('nothing was interrupted in this repository\n');
  else print(`${text(visibleLine(ended.plan.title))}\n`);
}
