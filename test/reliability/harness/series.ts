import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Chance } from './chance.ts';
import { Lane } from './lane.ts';
import type { Options, Part } from './part.ts';
import { isAlive } from './recovery.ts';
import type { Outcome } from './recovery.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { Tally } from './tally.ts';

export interface SeriesOptions extends Options {
  readonly jobs: number;
  /** Only scenarios with this text in their name. */
  readonly scenario: string;
  /** Only the case with this number. */
  readonly only: number | null;
  /** A folder for the repositories of failed cases. */
  readonly keep: string | null;
}

/** Runs every case of a part in every scenario. */
export async function playAll(part: Part, options: SeriesOptions): Promise<Tally> {
  const tally = new Tally(part.title);
  const scenarios = (part.scenarios ?? SCENARIOS).filter(({ name }) => name.includes(options.scenario));
  const turns = new Map(scenarios.map(({ name }) => [name, options.only ?? 0]));
  const lanes = await Promise.all(
    Array.from({ length: options.jobs }, () => Lane.open(part.smallDisk ?? false)),
  );
  try {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const scenario of scenarios) {
          await playIn(lane, part, scenario, turns, options, tally);
          process.stderr.write(`${part.name}: ${tally.row(scenario.name)}\n`);
        }
      }),
    );
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
  return tally;
}

async function playIn(
  lane: Lane,
  part: Part,
  scenario: Scenario,
  turns: Map<string, number>,
  options: SeriesOptions,
  tally: Tally,
): Promise<void> {
  const play = await lane.play(scenario);
  const cases = part.cases(play, options);
  const end = options.only === null ? cases.length : Math.min(options.only + 1, cases.length);
  for (;;) {
    const number = turns.get(scenario.name) ?? 0;
    const one = cases[number];
    if (number >= end || one === undefined) return;
    turns.set(scenario.name, number + 1);
    const chance = new Chance(options.seed, part.name, scenario.name, number);
    await play.restore();
    let outcome = await one.play(lane, play, chance).catch(broken);
    if (outcome?.kind === 'as before' && chance.happens(0.1)) {
      const wrong = await isAlive(lane, play);
      if (wrong !== null) outcome = { kind: 'other', what: wrong };
    }
    tally.add(scenario.name, one.kind, outcome);
    if (outcome?.kind !== 'other') continue;
    const name = `${part.name}, ${scenario.name}, case ${number} (${one.kind})`;
    process.stderr.write(`\n${name}:\n${outcome.what}\n`);
    if (options.keep === null) continue;
    const folder = join(options.keep, name.replace(/[^a-z0-9]+/gi, '-'));
    await cp(play.stage.root, folder, { recursive: true, verbatimSymlinks: true });
  }
}

function broken(error: unknown): Outcome {
  return { kind: 'other', what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
