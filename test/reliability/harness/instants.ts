import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Play } from './lane.ts';
import type { Ran, Running } from './stage.ts';

/** Resolves when the path exists. @returns false where the run ended before */
export async function appearance(path: string, running: Running): Promise<boolean> {
  const course = follow(running);
  while (!existsSync(path)) {
    // It may have come and gone.
    if (course.ended) return existsSync(path);
    await pause(1);
  }
  return true;
}

/**
 * Starts the scenario's command and does something to it at a random moment: mostly while its journal is there, for
 * nothing is changed before.
 *
 * @param strike is handed the process
 * @returns null where the run had ended before that
 */
export async function atRandom(
  { scenario, stage, span }: Play,
  chance: Chance,
  strike: (running: Running) => void | Promise<void>,
): Promise<Ran | null> {
  const running = stage.relctl(scenario.args);
  const course = follow(running);
  if (chance.happens(0.05)) await pause(chance.fraction() * 600);
  else if (await appearance(stage.journal, running)) await pause(chance.fraction() * span);
  if (course.ended) {
    await running.ended;
    return null;
  }
  await strike(running);
  return running.ended;
}

function follow(running: Running): { readonly ended: boolean } {
  const course = { ended: false };
  void running.ended.then(() => (course.ended = true));
  return course;
}

/** A signal to the process, or to all that runs in its terminal. It may have ended just now. */
export function send(running: Running, signal: NodeJS.Signals, to: 'alone' | 'group'): void {
  try {
    process.kill(to === 'alone' ? running.pid : -running.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
