import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Play } from './lane.ts';
import type { Ran, Running } from './stage.ts';

/** Resolves when the path exists. @returns false if the run ended before */
export async function appearance(path: string, running: Running): Promise<boolean> {
  const course = follow(running);
  while (!existsSync(path)) {
    // The file may already be removed.
    if (course.ended) return existsSync(path);
    await pause(1);
  }
  return true;
}

/**
 * Starts the command of the scenario and does something to it at a random moment. Usually that is while its journal exists,
 * because nothing changes before.
 *
 * @param strike gets the process
 * @returns null if the run ended before
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

/** Sends a signal to the process, or to all processes of its terminal. It may have ended already. */
export function send(running: Running, signal: NodeJS.Signals, to: 'alone' | 'group'): void {
  try {
    process.kill(to === 'alone' ? running.pid : -running.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
