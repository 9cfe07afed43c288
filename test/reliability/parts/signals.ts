import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../harness/chance.ts';
import { atRandom, send } from '../harness/instants.ts';
import type { Lane, Play } from '../harness/lane.ts';
import type { Case, Part } from '../harness/part.ts';
import { indented } from '../harness/recovery.ts';
import type { Outcome } from '../harness/recovery.ts';
import { difference, worldOf } from '../harness/world.ts';

/** SIGINT, SIGTERM and SIGHUP at random times, to the whole process group of the terminal or only to relctl. */
export const signals: Part = {
  name: 'signals',
  title: 'SIGINT, SIGTERM, SIGHUP',
  cases: (_play, { times }) =>
    SIGNALS.flatMap(([signal, exit]) =>
      (['group', 'alone'] as const).flatMap((to) =>
        Array.from({ length: Math.ceil(times / 2) }, (_, at): Case => {
          const kind = `${signal} to ${to === 'alone' ? 'relctl alone' : 'all'}`;
          return { kind, play: signalled(signal, exit, to, at % 2 === 1) };
        }),
      ),
    ),
};

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

function signalled(signal: NodeJS.Signals, exit: number, to: 'group' | 'alone', twice: boolean) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const { stage, scenario, before, released } = play;
    const ran = await atRandom(play, chance, async (running) => {
      send(running, signal, to);
      if (!twice) return;
      await pause(50);
      send(running, signal, to);
    });
    if (ran === null) return null;
    await lane.daemon.idle();
    const found = await worldOf(stage);
    const said = `${signal} to ${to}${twice ? ', twice' : ''}: ended with ${ran.exit}\n${indented(ran.stderr)}`;
    if (ran.exit === exit || (ran.exit !== 0 && ran.exit === scenario.exit)) {
      return judged('as before', said, difference(found, before));
    }
    if (ran.exit === 0) return judged('released', said, difference(found, released));
    if (ran.exit !== 26 || !ran.stderr.includes('the release itself is complete'))
      return { kind: 'other', what: said };
    // The signal may have stopped the post-bump hook before or after it wrote its file.
    return judged('released', said, difference({ ...found, [HOOK]: '' }, { ...released, [HOOK]: '' }));
  };
}

const HOOK = 'what post-bump hooks did';

function judged(kind: 'as before' | 'released', said: string, wrong: string | null): Outcome {
  return wrong === null ? { kind, notes: [] } : { kind: 'other', what: `${said}\n${wrong}` };
}
