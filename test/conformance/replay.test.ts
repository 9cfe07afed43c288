import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Backdrops } from './harness/backdrop.ts';
import { judge } from './harness/judge.ts';
import { play } from './harness/play.ts';
import { pooled, relctlInOneProcess } from './harness/programs.ts';
import type { Program } from './harness/programs.ts';
import { COMMITIZEN, readRecording } from './harness/recording.ts';
import { isRun } from './harness/scenario.ts';
import { GROUPS } from './scenarios/index.ts';

/** The date of today for relctl. It differs from all dates in the scenarios. */
const TODAY = '2031-05-06';

/** Scenarios in which relctl differs and should not. Remove each one once it agrees. */
const open = new Set(
  JSON.parse(readFileSync(new URL('open.json', import.meta.url), 'utf8')) as readonly string[],
);

const parity = readFileSync(new URL('../../docs/parity.md', import.meta.url), 'utf8');

let folder: string;
let backdrops: Backdrops;
let relctl: Program;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  backdrops = new Backdrops(folder);
  const clock = { SOURCE_DATE_EPOCH: String(Date.parse(`${TODAY}T12:00:00Z`) / 1000) };
  // Most of the time relctl waits for git, so several processes are useful.
  const places = ['a', 'b', 'c', 'd', 'e'].map((name) => mkdtempSync(join(folder, name)));
  relctl = pooled(places.map((place) => relctlInOneProcess(place, clock)));
});

afterAll(async () => {
  await relctl.end();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(GROUPS))(`as commitizen ${COMMITIZEN}: %s`, (group, scenarios) => {
  const recording = readRecording(group);

  it.concurrent.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (name, scenario) => {
      const answers = await play(relctl, scenario, backdrops, TODAY, 'the end');
      const told = judge(scenario, recording[name], answers);
      if (open.has(`${group}: ${name}`)) {
        expect(told, 'agrees now: remove it from open.json').not.toEqual([]);
      } else {
        expect(told).toEqual([]);
      }
    },
  );
});

it('every departure of a scenario is a row of docs/parity.md', () => {
  const departures = Object.values(GROUPS).flatMap((scenarios) =>
    scenarios.flatMap(({ steps }) => steps.flatMap((step) => (isRun(step) ? (step.differs ?? []) : []))),
  );
  expect(departures.filter(({ row }) => !parity.includes(`\n| ${row}`))).toEqual([]);
});

it('every scenario in docs/parity.md declares a departure', () => {
  const named = [...parity.matchAll(/`test\/conformance\/scenarios\/[\w-]+\.ts` › `([^`]*)`/g)].map(
    ([, name]) => name,
  );
  const departing = Object.values(GROUPS).flatMap((scenarios) =>
    scenarios.filter(({ steps }) => steps.some((step) => isRun(step) && step.differs !== undefined)),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !departing.some((scenario) => scenario.name === name))).toEqual([]);
});

it('every open entry is a scenario', () => {
  const names = Object.entries(GROUPS).flatMap(([group, all]) => all.map(({ name }) => `${group}: ${name}`));
  expect(new Set(names).size, 'names that are used twice').toBe(names.length);
  expect([...open].filter((name) => !names.includes(name))).toEqual([]);
});
