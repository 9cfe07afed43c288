import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Knows } from './fuzz/commands.ts';
import { caseOf } from './fuzz/generate.ts';
import { knownDeparture } from './fuzz/known.ts';
import { shrink } from './fuzz/shrink.ts';
import { kindOf, summary } from './fuzz/summary.ts';
import type { Found } from './fuzz/summary.ts';
import { duel } from './harness/duel.ts';
import type { Programs } from './harness/duel.ts';
import { commitizenForked, pythonOfCz, relctlInOneProcess } from './harness/programs.ts';
import type { Scenario } from './harness/scenario.ts';

/**
 * Runs random projects and command lines with commitizen and with relctl: `npm run fuzz -- --seed 1 --cases 1000`.
 *
 * @returns the exit code: 1 if there is a difference
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const seed = Number(values.seed);
  const [first, end] = [Number(values.from), Number(values.from) + Number(values.cases)];
  const knows = values.all ? () => true : knownToRelctl();
  const results: Result[] = [];
  let next = first;
  const lane = (): Promise<void> =>
    withPrograms(async (programs, folder) => {
      while (next < end) {
        const number = next++;
        results.push(await play(programs, caseOf(seed, number, knows), number, folder, !values.whole));
      }
    });
  await Promise.all(Array.from({ length: Number(values.jobs) }, lane));
  const found = results.flatMap((result) => result.found ?? []).sort((a, b) => a.number - b.number);
  const agreed = results.reduce((sum, result) => sum + result.agreed, 0);
  const known = results.flatMap((result) => result.known ?? []).sort((a, b) => a.number - b.number);
  if (values.out !== undefined) {
    keep(found, values.out);
    keep(known, join(values.out, 'known'));
  }
  process.stdout.write(summary({ cases: results.length, agreed, found, known }));
  return found.length === 0 ? 0 : 1;
}

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  cases: { type: 'string', default: '100' },
  /** The number of the first case. */
  from: { type: 'string', default: '0' },
  jobs: { type: 'string', default: '2' },
  /** A folder for the scenarios that differ. Those that docs/parity.md describes go to `known`. */
  out: { type: 'string' },
  /** Do not make the scenarios smaller. */
  whole: { type: 'boolean', default: false },
  /** Also use commands and options that relctl does not have. */
  all: { type: 'boolean', default: false },
} as const;

interface Result {
  readonly agreed: number;
  readonly found: Found | null;
  readonly known: Found | null;
}

async function play(
  programs: Programs,
  scenario: Scenario,
  number: number,
  folder: string,
  smaller: boolean,
): Promise<Result> {
  const { agreed, parted } = await duel(programs, scenario, folder);
  if (parted === null) return { agreed, found: null, known: null };
  const row = knownDeparture(scenario, parted);
  if (row !== null)
    return { agreed, found: null, known: { number, kind: `known: ${row}`, scenario, parted } };
  const kind = kindOf(parted);
  const cut = { ...scenario, steps: scenario.steps.slice(0, parted.at + 1) };
  const still = async (candidate: Scenario): Promise<boolean> => {
    const again = await duel(programs, candidate, folder);
    return (
      again.parted !== null &&
      kindOf(again.parted) === kind &&
      knownDeparture(candidate, again.parted) === null
    );
  };
  const least = smaller ? await shrink(cut, still) : cut;
  const last = await duel(programs, least, folder);
  return { agreed, found: { number, kind, scenario: least, parted: last.parted ?? parted }, known: null };
}

async function withPrograms(use: (programs: Programs, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const programs = { cz: commitizenForked(pythonOfCz(), folder), own: relctlInOneProcess(folder) };
  try {
    await use(programs, folder);
  } finally {
    await Promise.all([programs.cz.end(), programs.own.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly flags: Readonly<Record<string, unknown>> }>>;
}

function knownToRelctl(): Knows {
  const path = new URL('../../oclif.manifest.json', import.meta.url);
  const { commands } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  return (command, option) =>
    option === null ? command in commands : option.replace(/^--/, '') in (commands[command]?.flags ?? {});
}

function keep(found: readonly Found[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { number, kind, scenario, parted } of found) {
    const document = { kind, ...scenario, differences: parted.differences, cz: parted.cz, own: parted.own };
    writeFileSync(join(folder, `case-${number}.json`), `${JSON.stringify(document, null, 2)}\n`);
  }
}
