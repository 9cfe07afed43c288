import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chance } from '../harness/chance.ts';
import type { Lane, Play } from '../harness/lane.ts';
import type { Case, Part } from '../harness/part.ts';
import { indented, recover } from '../harness/recovery.ts';
import type { Outcome } from '../harness/recovery.ts';
import type { Stage } from '../harness/stage.ts';
import { difference, worldOf } from '../harness/world.ts';

/** A disk of a few megabytes, also for the remote, with only this much free space. */
export const fullDisk: Part = {
  name: 'full-disk',
  title: 'A full disk',
  smallDisk: true,
  cases: (_play, { times }) => [
    ...repeated(times, { kind: 'from the beginning', play: full(0, ROOM) }),
    ...repeated(2 * times, { kind: 'in the middle', play: full(ROOM, ROOM + 160_000) }),
    ...repeated(times, { kind: 'and kill -9', play: fullAndKilled }),
  ],
};

/** About the space that relctl reserves for a rollback. With less, it does not start. */
const ROOM = 1_020_000;

function full(from: number, to: number) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const { stage, scenario, before, released } = play;
    await fill(stage, from + chance.below(to - from));
    const { exit, stderr } = await stage.relctl(scenario.args).ended;
    await lane.daemon.idle();
    const said = `ended with ${exit}\n${indented(stderr)}`;
    const errors = stderr.split('\n').filter((line) => /^(internal )?error: /.test(line));
    if (exit !== 0 && (errors.length !== 1 || exit === 70)) return { kind: 'other', what: said };
    const found = await worldOf(stage);
    await makeRoom(stage);
    const isOut = exit === 0 || (exit === 26 && stderr.includes('the release itself is complete'));
    if (isOut) return judged('released', said, difference(hookless(found), hookless(released)));
    if (exit === 84 || exit === 83) {
      const outcome = await recover(lane, play, chance);
      return outcome.kind === 'other' ? { kind: 'other', what: `${said}\n${outcome.what}` } : outcome;
    }
    return judged('as before', said, difference(found, before));
  };
}

async function fullAndKilled(lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> {
  const { stage, scenario, calls } = play;
  await fill(stage, ROOM + chance.below(160_000));
  await stage.killedAt(1 + chance.below(calls), scenario.args);
  await lane.daemon.idle();
  // It may fail while the disk is full, but it must not make things worse.
  const early = await lane.relctl(stage, chance.oneOf(['resume', 'abort']));
  await makeRoom(stage);
  const outcome = await recover(lane, play, chance);
  if (outcome.kind !== 'other') return outcome;
  return {
    kind: 'other',
    what: `on the full disk: ${early.exit}\n${indented(early.stderr)}\n${outcome.what}`,
  };
}

/** The output of post-bump hooks may not fit on the disk. */
function hookless(world: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...world, 'what post-bump hooks did': '' };
}

function judged(kind: 'as before' | 'released', said: string, wrong: string | null): Outcome {
  return wrong === null ? { kind, notes: [] } : { kind: 'other', what: `${said}\n${wrong}` };
}

async function fill({ root }: Stage, left: number): Promise<void> {
  const { bavail, bsize } = await statfs(root);
  await writeFile(join(root, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

function makeRoom({ root }: Stage): Promise<void> {
  return rm(join(root, 'filler'), { force: true });
}

function repeated(times: number, one: Case): readonly Case[] {
  return Array.from({ length: times }, () => one);
}
