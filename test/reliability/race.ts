import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Chance } from './harness/chance.ts';
import { serve } from './harness/daemon.ts';
import { begin } from './harness/scenarios.ts';
import { Stage } from './harness/stage.ts';
import type { Ran } from './harness/stage.ts';
import { indented } from './harness/recovery.ts';
import { difference, worldOf } from './harness/world.ts';
import type { World } from './harness/world.ts';

/**
 * Releases at once in two to four clones of one remote, or twice in one clone: `npm run race -- --rounds 100`.
 *
 * @returns the exit code: 1 if a round did not have exactly one winner, or if a loser left anything behind
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const root = await mkdtemp(join(tmpdir(), 'relctl race '));
  const counts = new Map<string, number>();
  const count = (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  let wrong = 0;
  const live = join(root, 'live');
  await mkdir(live);
  const daemon = await serve(live, new Stage(live).env);
  try {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const chance = new Chance(values.seed, 'race', round);
      for (const name of await readdir(live)) await rm(join(live, name), { recursive: true, force: true });
      const { name, found } = await (round % 4 === 3
        ? inOneClone(live, daemon.url, chance)
        : inClones(live, daemon.url, 2 + (round % 4), chance));
      count(name);
      for (const line of found.exits) count(`${name}: ${line}`);
      if (found.wrong === null) continue;
      wrong += 1;
      process.stderr.write(`\nround ${round}, ${name}:\n${found.wrong}\n`);
    }
  } finally {
    await daemon.end();
    await rm(root, { recursive: true, force: true });
  }
  const lines = [...counts].sort().map(([name, times]) => `| ${name} | ${times} |`);
  process.stdout.write(
    `## Releases at once\n\n| | |\n| --- | --: |\n${lines.join('\n')}\n| rounds that went wrong | ${wrong} |\n`,
  );
  return wrong === 0 ? 0 : 1;
}

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  rounds: { type: 'string', default: '100' },
} as const;

interface Round {
  readonly name: string;
  readonly found: {
    /** The result of each run. */
    readonly exits: readonly string[];
    readonly wrong: string | null;
  };
}

/** The exit codes of a run that did not win. */
const LOST = {
  3: 'nothing to release any more',
  21: 'nothing to release any more',
  80: 'saw the other release before it began',
  81: 'the repository changed while it planned',
  82: 'the push was refused, all undone',
  84: 'another run was at it',
} as const;

async function inClones(root: string, url: string, many: number, chance: Chance): Promise<Round> {
  await builtRemote(root, url);
  const people = ['Ada', 'Ben', 'Cleo', 'Dan'].slice(0, many);
  const stages: Stage[] = [];
  for (const person of people) {
    const home = join(root, person);
    await mkdir(join(home, 'project'), { recursive: true });
    const stage = new Stage(home, 'project', person);
    await stage.git('clone', '--quiet', url, '.');
    stages.push(stage);
  }
  const before = await Promise.all(stages.map((stage) => worldHere(stage)));
  const runs = await Promise.all(stages.map((stage) => startedAfter(chance, stage)));
  const wrong: string[] = [];
  const winners = runs.flatMap(({ exit }, at) => (exit === 0 ? [at] : []));
  if (winners.length !== 1) wrong.push(`${winners.length} winners`);
  for (const [at, stage] of stages.entries()) {
    if (winners.includes(at)) continue;
    const changed = difference(await worldHere(stage), before[at] ?? {});
    if (changed !== null) wrong.push(`${people[at] ?? ''} lost and is not as before:\n${changed}`);
  }
  const winner = stages[winners[0] ?? 0];
  if (winner !== undefined) wrong.push(...(await unlikeRemote(winner)));
  return { name: `${many} clones`, found: { exits: exitsOf(runs, wrong), wrong: told(wrong, runs) } };
}

async function inOneClone(root: string, url: string, chance: Chance): Promise<Round> {
  const stage = await builtRemote(root, url);
  const runs = await Promise.all([startedAfter(chance, stage), startedAfter(chance, stage)]);
  const wrong: string[] = [];
  const winners = runs.filter(({ exit }) => exit === 0).length;
  if (winners !== 1) wrong.push(`${winners} winners`);
  wrong.push(...(await unlikeRemote(stage)));
  const status = await stage.git('status', '--porcelain');
  if (status !== '') wrong.push(`the work tree is not clean:\n${status}`);
  return { name: 'two runs in one clone', found: { exits: exitsOf(runs, wrong), wrong: told(wrong, runs) } };
}

/** Half of them start at once, the others a little later. */
async function startedAfter(chance: Chance, stage: Stage): Promise<Ran> {
  const delay = chance.happens(0.5) ? 0 : chance.fraction() * 250;
  await new Promise((resolve) => setTimeout(resolve, delay));
  return stage.relctl(['bump']).ended;
}

/** Only the state of this clone, since the others change the remote. */
async function worldHere(stage: Stage): Promise<World> {
  const world = Object.entries(await worldOf(stage));
  return Object.fromEntries(world.filter(([name]) => !name.includes('the remote')));
}

/** The remote has exactly the state of the winner, with the tag. */
async function unlikeRemote(stage: Stage): Promise<readonly string[]> {
  const here = await stage.git(
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/heads/main',
    'refs/tags',
  );
  const there = (await stage.git('ls-remote', '--refs', 'origin')).replaceAll('\t', ' ');
  const sorted = (text: string): string => text.trim().split('\n').sort().join('\n');
  const wrong = sorted(here) === sorted(there) ? [] : [`the winner has\n${here}and the remote\n${there}`];
  const tagged = await stage.git('rev-parse', 'v1.2.0^{commit}', 'main');
  return new Set(tagged.trim().split('\n')).size === 1 ? wrong : [...wrong, 'v1.2.0 is not at main'];
}

function exitsOf(runs: readonly Ran[], wrong: string[]): readonly string[] {
  return runs.map(({ exit }) => {
    if (exit === 0) return 'won';
    const lost: Readonly<Record<number, string>> = LOST;
    const reason = lost[exit];
    if (reason === undefined) wrong.push(`a run ended with ${exit}`);
    return `${exit}, ${reason ?? 'why?'}`;
  });
}

function told(wrong: readonly string[], runs: readonly Ran[]): string | null {
  if (wrong.length === 0) return null;
  return [...wrong, ...runs.map(({ exit, stderr }) => `${exit}\n${indented(stderr)}`)].join('\n');
}

async function builtRemote(root: string, url: string): Promise<Stage> {
  await mkdir(join(root, 'project'), { recursive: true });
  const stage = new Stage(root);
  await begin(stage, []);
  await stage.git('init', '--quiet', '--template=', '--bare', stage.remote);
  await stage.git('remote', 'add', 'origin', url);
  await stage.commit('feat: search', { 'search.py': '' });
  await stage.git('push', '--quiet', 'origin', 'main', '--tags');
  return stage;
}
