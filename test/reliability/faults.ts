import { parseArgs } from 'node:util';
import type { Part } from './harness/part.ts';
import { playAll } from './harness/series.ts';
import { cutStream } from './parts/cut-stream.ts';
import { fullDisk } from './parts/full-disk.ts';
import { kills } from './parts/kills.ts';
import { signals } from './parts/signals.ts';
import { tornJournal } from './parts/torn-journal.ts';
import { touched } from './parts/touched.ts';

/**
 * Trouble of every kind in the middle of a release, and what becomes of it: `npm run faults`, one kind alone with
 * `npm run faults -- kills --times 40`.
 *
 * @returns the exit code: 1 where a repository was neither as before nor wholly released
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}`);
  let others = 0;
  for (const part of PARTS) {
    if (positionals.length > 0 && !positionals.includes(part.name)) continue;
    const tally = await playAll(part, {
      seed: values.seed,
      times: Number(values.times),
      jobs: Number(values.jobs),
      scenario: values.scenario,
      only: values.case === undefined ? null : Number(values.case),
      keep: values.keep ?? null,
    });
    process.stdout.write(`${tally.text()}\n`);
    others += tally.others;
  }
  return others === 0 ? 0 : 1;
}

const PARTS: readonly Part[] = [kills, signals, fullDisk, cutStream, tornJournal, touched];

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  /** How often each kind of random trouble is made in each scenario. */
  times: { type: 'string', default: '30' },
  jobs: { type: 'string', default: '2' },
  /** Only scenarios whose name holds this. */
  scenario: { type: 'string', default: '' },
  /** Only the case of this number. */
  case: { type: 'string' },
  /** A folder for the repositories of the cases that went wrong. */
  keep: { type: 'string' },
} as const;
