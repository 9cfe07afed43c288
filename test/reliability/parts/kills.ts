import type { Chance } from '../harness/chance.ts';
import type { Case, Part } from '../harness/part.ts';
import { atRandom, send } from '../harness/instants.ts';
import type { Lane, Play } from '../harness/lane.ts';
import { recover } from '../harness/recovery.ts';
import type { Outcome } from '../harness/recovery.ts';

/** kill -9 before every call of a run that changes something, and at random times. */
export const kills: Part = {
  name: 'kills',
  title: 'kill -9, then resume or abort',
  cases: ({ calls }, { times }) => [
    ...Array.from({ length: calls }, (_, at): Case => ({ kind: 'at a call', play: atCall(at + 1) })),
    ...Array.from({ length: times }, (_, at): Case => ({
      kind: 'the recovery',
      play: inRecovery(2 * at + 1),
    })),
    ...repeated(times, { kind: 'relctl and all it started', play: atSomeTime('group') }),
    ...repeated(times, { kind: 'relctl alone', play: atSomeTime('alone') }),
  ],
};

function atCall(nth: number) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const ran = await play.stage.killedAt(nth, play.scenario.args);
    return ran.exit === 137 ? recover(lane, play, chance) : null;
  };
}

/** Kills the run somewhere, then its recovery at this call. */
function inRecovery(nth: number) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const { calls, stage, scenario } = play;
    const ran = await stage.killedAt(Math.ceil(calls * (0.25 + 0.75 * chance.fraction())), scenario.args);
    if (ran.exit !== 137) return null;
    const died = await stage.killedAt(nth, [chance.oneOf(['abort', 'resume'])]);
    return died.exit === 137 ? recover(lane, play, chance) : null;
  };
}

function atSomeTime(to: 'alone' | 'group') {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const ran = await atRandom(play, chance, (running) => {
      send(running, 'SIGKILL', to);
    });
    if (ran?.exit !== 137) return null;
    // Only the server knows the result of a push that it has received.
    await lane.daemon.idle();
    return recover(lane, play, chance);
  };
}

function repeated(times: number, one: Case): readonly Case[] {
  return Array.from({ length: times }, () => one);
}
