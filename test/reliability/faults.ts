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
 * Injects faults into releases and checks the result: `npm run faults`, or only one kind with
 * `npm run faults -- kills --times 40`.
 *
 * @returns the exit code: 1 if a repository was neither as before nor completely released
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
  /** How often each kind of random fault is injected into each scenario. */
  times: { type: 'string', default: '30' },
  jobs: { type: 'string', default: '2' },
  /** Only scenarios with this text in their name. */
  scenario: { type: 'string', default: '' },
  /** Only the case with this number. */
  case: { type: 'string' },
  /** A folder for the repositories of failed cases. */
  keep: { type: 'string' },
} as const;
