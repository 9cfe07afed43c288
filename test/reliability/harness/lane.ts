import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WarmRelctl } from '../../support/warm-relctl.ts';
import { serve } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { appearance } from './instants.ts';
import { begin } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { AT_START, Stage } from './stage.ts';
import type { Ran } from './stage.ts';
import { worldOf } from './world.ts';
import type { World } from './world.ts';

const run = promisify(execFile);

/** A scenario that is ready to run. */
export interface Play {
  readonly scenario: Scenario;
  readonly stage: Stage;
  readonly before: World;
  readonly released: World;
  /** How many calls of the run change something. */
  readonly calls: number;
  /** How long the journal of the run exists, in milliseconds. */
  readonly span: number;
  /** Restores the state from before the run. */
  readonly restore: () => Promise<void>;
}

/** A place that runs one case at a time. The remote is served by a separate process. */
export class Lane {
  readonly root: string;
  readonly #live: string;
  readonly #warm: WarmRelctl;
  readonly daemon: Daemon;
  readonly #plays = new Map<string, Promise<Play>>();

  readonly #isMounted: boolean;

  private constructor(root: string, live: string, daemon: Daemon, isMounted: boolean) {
    this.root = root;
    this.#live = live;
    this.#isMounted = isMounted;
    this.daemon = daemon;
    this.#warm = new WarmRelctl(root, AT_START);
  }

  /** @param smallDisk whether the cases run on a separate disk of 8 MB */
  static async open(smallDisk: boolean): Promise<Lane> {
    const root = await mkdtemp(join(tmpdir(), 'relctl faults '));
    const live = join(root, 'live');
    await mkdir(live);
    if (smallDisk) await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', live]);
    return new Lane(root, live, await serve(live, new Stage(live).env), smallDisk);
  }

  async close(): Promise<void> {
    this.#warm.end();
    await this.daemon.end();
    if (this.#isMounted) await run('umount', [this.#live]);
    await rm(this.root, { recursive: true, force: true });
  }

  /** relctl for all commands after the tested one, in a process that is kept. */
  relctl(stage: Stage, ...args: readonly string[]): Promise<Ran> {
    return this.#warm.run({ args, cwd: stage.dir, env: stage.env });
  }

  play(scenario: Scenario): Promise<Play> {
    const known = this.#plays.get(scenario.name) ?? this.#prepare(scenario);
    this.#plays.set(scenario.name, known);
    return known;
  }

  async #prepare(scenario: Scenario): Promise<Play> {
    await this.#empty();
    await mkdir(join(this.#live, 'project'));
    await this.#build(scenario);
    const stage = new Stage(this.#live, scenario.tree);
    const kept = join(this.root, `kept ${this.#plays.size}`);
    await run('cp', ['-a', this.#live, kept]);
    const restore = async (): Promise<void> => {
      await this.#empty();
      await run('cp', ['-a', `${kept}/.`, this.#live]);
    };
    const before = await worldOf(stage);
    const counted = await stage.killedAt(0, scenario.args);
    if (counted.exit !== (scenario.exit ?? 0)) throw new Error(`${scenario.name}: ${counted.stderr}`);
    const calls = Number(await readFile(join(stage.root, 'calls'), 'utf8'));
    await restore();
    const running = stage.relctl(scenario.args);
    await appearance(stage.journal, running);
    const opened = Date.now();
    await running.ended;
    const span = Date.now() - opened;
    const released = await worldOf(stage);
    return { scenario, stage, before, released, calls, span, restore };
  }

  /** The folder itself stays, since it can be a mounted disk. */
  async #empty(): Promise<void> {
    for (const name of await readdir(this.#live))
      await rm(join(this.#live, name), { recursive: true, force: true });
  }

  async #build(scenario: Scenario): Promise<void> {
    const stage = new Stage(this.#live);
    await begin(stage);
    await stage.git('init', '--quiet', '--template=', '--bare', stage.remote);
    await stage.git('remote', 'add', 'origin', this.daemon.url);
    await stage.git('push', '--quiet', 'origin', 'main', '--tags');
    await stage.git('fetch', '--quiet', 'origin');
    await stage.git('remote', 'set-head', 'origin', 'main');
    await scenario.build(stage);
  }
}
