import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chance } from '../harness/chance.ts';
import type { Lane, Play } from '../harness/lane.ts';
import type { Case, Part } from '../harness/part.ts';
import { concluded, indented } from '../harness/recovery.ts';
import type { Outcome, Way } from '../harness/recovery.ts';
import { difference, worldOf } from '../harness/world.ts';

/** The file system lost a part of the journal. relctl uses the one before it; without that, it changes nothing. */
export const tornJournal: Part = {
  name: 'torn-journal',
  title: 'kill -9, and the journal is torn',
  cases: (_play, { times }) => [
    ...Array.from({ length: times }, (): Case => ({ kind: 'the newest one', play: torn('newest') })),
    ...Array.from({ length: Math.ceil(times / 2) }, (): Case => ({ kind: 'both', play: torn('both') })),
  ],
};

function torn(which: 'newest' | 'both') {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const { stage, scenario, calls } = play;
    await stage.killedAt(Math.ceil(calls * (0.15 + 0.85 * chance.fraction())), scenario.args);
    const previous = join(stage.clone, '.git/relctl/journal.previous.json');
    if (!existsSync(stage.journal)) return null;
    const hasPrevious = existsSync(previous);
    await tear(stage.journal, chance);
    if (which === 'both' && hasPrevious) await tear(previous, chance);
    const way = chance.oneOf<Way>(['resume', 'abort']);
    if (which === 'both' || !hasPrevious) return refused(lane, play, way);
    const outcome = await concluded(lane, play, way);
    // The older journal may be too old to continue. Then relctl says what to type.
    const isTold = outcome.kind === 'other' && /ended with 83[^]*hint: .*\n? {6,8}git /.test(outcome.what);
    return isTold ? { kind: 'left to a person', notes: [] } : outcome;
  };
}

/** Truncates the journal somewhere, or overwrites it from there on. */
async function tear(path: string, chance: Chance): Promise<void> {
  const text = await readFile(path);
  const at = chance.below(text.length);
  // For a moment both names can be links to one file, which is complete on the disk then.
  await rm(path);
  const rest = chance.happens(0.5) ? randomBytes(text.length - at) : Buffer.alloc(0);
  await writeFile(path, Buffer.concat([text.subarray(0, at), rest]));
}

/** The state is unknown: relctl exits with 83, says what to do by hand, and changes nothing. */
async function refused(lane: Lane, { stage }: Play, way: Way): Promise<Outcome> {
  const before = await worldOf(stage);
  const ran = await lane.relctl(stage, way);
  const changed = difference(await worldOf(stage), before);
  const said = `${way} ended with ${ran.exit}\n${indented(ran.stderr)}\n${changed ?? ''}`;
  if (ran.exit !== 83 || changed !== null || !ran.stderr.includes('rm '))
    return { kind: 'other', what: said };
  return { kind: 'left to a person', notes: [] };
}
