import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyCase } from './cases.ts';
import type { HostileCase } from './cases.ts';
import { judge } from './oracle.ts';
import type { Judged } from './oracle.ts';
import { Player } from './player.ts';

/**
 * Runs relctl in hostile repositories: `npm run fuzz:hostile -- --seed 1 --cases 10000`. Prints every fault with its case. The
 * first case of each kind is made smaller.
 *
 * @returns the exit code: 1 if there is a fault
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const seed = Number(values.seed);
  const cases = fc.sample(anyCase(), { seed, numRuns: Number(values.cases) });
  const tell = (number: number, judged: Judged): void => {
    if (values.verbose || judged.faults.length > 0) tellOne(number, judged);
  };
  const report = await fuzz(cases, { jobs: Number(values.jobs), from: Number(values.from), tell });
  process.stdout.write(summary(report));
  if (values.shrink) {
    for (const found of firstOfEachKind(report.found)) process.stdout.write(await smaller(found, seed));
  }
  return report.found.length === 0 ? 0 : 1;
}

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  cases: { type: 'string', default: '1000' },
  /** The number of the first case. */
  from: { type: 'string', default: '0' },
  jobs: { type: 'string', default: '2' },
  /** Print how each case ended. */
  verbose: { type: 'boolean', default: false },
  shrink: { type: 'boolean', default: false },
} as const;

export interface Found {
  readonly number: number;
  readonly hostile: HostileCase;
  readonly judged: Judged;
}

export interface Report {
  /** The number of cases with each exit code. */
  readonly exits: ReadonlyMap<number | null, number>;
  /** Cases that git refuses to make a repository of. */
  readonly impossible: number;
  readonly found: readonly Found[];
}

function tellOne(number: number, { exit, faults, played }: Judged): void {
  const [first = ''] = played.stderr.split('\n').filter((line) => line.startsWith('error:'));
  process.stderr.write(`${number} ${exit ?? 'none'} ${first.slice(0, 100)} ${faults.join('; ')}\n`);
}

interface Course {
  readonly jobs: number;
  readonly from?: number;
  readonly tell?: (number: number, judged: Judged) => void;
}

export async function fuzz(
  cases: readonly HostileCase[],
  { jobs, from = 0, tell = () => undefined }: Course,
): Promise<Report> {
  const exits = new Map<number | null, number>();
  const found: Found[] = [];
  let impossible = 0;
  let next = from;
  const lane = (): Promise<void> =>
    withPlayer(async (player, folder) => {
      for (let number = next++; number < cases.length; number = next++) {
        const hostile = cases[number];
        const judged = hostile === undefined ? null : await judge(hostile, player, folder);
        if (hostile === undefined || judged === null) impossible += 1;
        else {
          tell(number, judged);
          exits.set(judged.exit, (exits.get(judged.exit) ?? 0) + 1);
          if (judged.faults.length > 0) found.push({ number, hostile, judged });
        }
      }
    });
  await Promise.all(Array.from({ length: jobs }, lane));
  return { exits, impossible, found };
}

async function withPlayer(use: (player: Player, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'relctl-hostile-'));
  const player = new Player(folder);
  try {
    await use(player, folder);
  } finally {
    player.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstOfEachKind(found: readonly Found[]): readonly Found[] {
  return found.filter((one, at) => found.findIndex((other) => kindOf(other) === kindOf(one)) === at);
}

function kindOf({ judged }: Found): string {
  return judged.faults.join(', ');
}

/** Made smaller by fast-check, from the same seed. */
async function smaller(found: Found, seed: number): Promise<string> {
  const kind = found.judged.faults[0] ?? '';
  let least = '';
  await withPlayer(async (player, folder) => {
    const property = fc.asyncProperty(anyCase(), async (hostile) => {
      const judged = await judge(hostile, player, folder);
      return !(judged?.faults.includes(kind) ?? false);
    });
    const { counterexample } = await fc.check(property, {
      seed,
      path: String(found.number),
      numRuns: found.number + 1,
      endOnFailure: false,
      interruptAfterTimeLimit: 60_000,
    });
    least = `\nleast of ${kind}: ${JSON.stringify(counterexample)}\n`;
  });
  return least;
}

function summary({ exits, impossible, found }: Report): string {
  const counts = [...exits]
    .sort(([, a], [, b]) => b - a)
    .map(([exit, count]) => `${exit ?? 'none'}: ${count}`);
  const faults = found.map(
    ({ number, hostile, judged }) =>
      `\n${number}: ${judged.faults.join('; ')}\n  ${JSON.stringify(hostile)}\n  ${JSON.stringify(judged.played).slice(0, 1500)}\n`,
  );
  const played = [...exits.values()].reduce((sum, count) => sum + count, 0);
  return `${faults.join('')}\n${played} cases, ${found.length} with a fault; ${impossible} that git makes no repository of\nexit codes: ${counts.join(', ')}\n`;
}
