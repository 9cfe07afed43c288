import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Backdrops } from './harness/backdrop.ts';
import { play } from './harness/play.ts';
import { commitizenForked, pythonOfCz } from './harness/programs.ts';
import { digestOf, readRecording, RECORDED, writeRecording } from './harness/recording.ts';
import type { Recorded } from './harness/recording.ts';
import { GROUPS } from './scenarios/index.ts';

/**
 * Records commitizen's answers for every scenario: `npm run record [-- GROUP…]`, with `cz` on the PATH.
 *
 * A scenario is skipped if its recording has the same steps. If groups are given, all their scenarios are recorded.
 */
export async function main(args: readonly string[]): Promise<number> {
  const python = pythonOfCz();
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    for (const group of Object.keys(GROUPS)) await recordGroup(group, args.includes(group), python, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  removeForgotten();
  return 0;
}

async function recordGroup(group: string, anew: boolean, python: string, folder: string): Promise<void> {
  const scenarios = GROUPS[group] ?? [];
  const old = anew ? {} : readRecording(group);
  const recorded: Record<string, Recorded> = {};
  const backdrops = new Backdrops(mkdtempSync(join(folder, 'group-')));
  const today = new Date().toISOString().slice(0, 10);
  const waiting = [...scenarios];
  const lane = async (): Promise<void> => {
    const cz = commitizenForked(python, mkdtempSync(join(folder, 'cz-')));
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const digest = digestOf(one);
      const kept = old[one.name];
      const isFresh = kept?.digest === digest;
      recorded[one.name] = isFresh ? kept : { digest, answers: await play(cz, one, backdrops, today) };
    }
    await cz.end();
  };
  await Promise.all([lane(), lane()]);
  mkdirSync(RECORDED, { recursive: true });
  writeRecording(group, Object.fromEntries(scenarios.map(({ name }) => [name, recorded[name]!])));
  process.stdout.write(`${group}: ${scenarios.length} scenarios\n`);
}

function removeForgotten(): void {
  for (const file of readdirSync(RECORDED)) {
    if (!(file.replace(/\.json$/, '') in GROUPS)) rmSync(new URL(file, RECORDED));
  }
}
