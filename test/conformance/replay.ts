import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Backdrops } from './harness/backdrop.ts';
import { judge } from './harness/judge.ts';
import { play } from './harness/play.ts';
import { relctlInOneProcess } from './harness/programs.ts';
import { readRecording } from './harness/recording.ts';
import { GROUPS } from './scenarios/index.ts';

const OPEN = new URL('open.json', import.meta.url);

/**
 * Prints the differences to the recordings, scenario by scenario: `npm run replay [-- GROUP…] [--open]`.
 *
 * With `--open`, the list of open scenarios is written again for these groups.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { open: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const groups = positionals.length > 0 ? positionals : Object.keys(GROUPS);
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const relctl = relctlInOneProcess(folder);
  const differing: string[] = [];
  try {
    for (const group of groups) {
      const recording = readRecording(group);
      const backdrops = new Backdrops(folder);
      for (const scenario of GROUPS[group] ?? []) {
        const today = new Date().toISOString().slice(0, 10);
        const answers = await play(relctl, scenario, backdrops, today, 'the end');
        const told = judge(scenario, recording[scenario.name], answers);
        if (told.length === 0) continue;
        differing.push(`${group}: ${scenario.name}`);
        process.stdout.write(`# ${group}: ${scenario.name}\n${told.join('\n')}\n\n`);
      }
    }
  } finally {
    await relctl.end();
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${differing.length} scenarios differ\n`);
  if (values.open) writeOpen(groups, differing);
  return differing.length === 0 ? 0 : 1;
}

function writeOpen(groups: readonly string[], differing: readonly string[]): void {
  const old = JSON.parse(readFileSync(OPEN, 'utf8')) as readonly string[];
  const others = old.filter((name) => !groups.some((group) => name.startsWith(`${group}: `)));
  writeFileSync(OPEN, `${JSON.stringify([...others, ...differing], null, 2)}\n`);
}
