import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SetUp } from './scenario.ts';
import type { Seen } from './view.ts';

/** The result of a git command. */
export interface GitRan {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

const FIRST_DAY = Date.UTC(2024, 0, 1, 12) / 1000;
const DAY = 24 * 60 * 60;

/** A repository with its own clock, which advances by one day with each step. */
export class Stage {
  readonly folder: string;
  #day: number;
  /** The last result of `viewOf`. */
  seen: Seen | null = null;

  private constructor(folder: string, day: number) {
    this.folder = folder;
    this.#day = day;
  }

  /** An empty repository on main. */
  static async open(parent: string): Promise<Stage> {
    const stage = new Stage(await mkdtemp(join(parent, 'stage-')), 0);
    await stage.git('init', '--quiet', '--template=', '--initial-branch=main');
    return stage;
  }

  /** A copy of the repository in another place, with the same clock. */
  async twin(): Promise<Stage> {
    const folder = await mkdtemp(join(dirname(this.folder), 'stage-'));
    await cp(this.folder, folder, { recursive: true, verbatimSymlinks: true });
    const twin = new Stage(folder, this.#day);
    twin.seen = this.seen;
    return twin;
  }

  /** The environment for the processes of this step. */
  get environment(): Readonly<Record<string, string>> {
    const date = `${FIRST_DAY + this.#day * DAY} +0000`;
    return { ...ENVIRONMENT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  }

  nextDay(): void {
    this.#day += 1;
  }

  git(...args: readonly string[]): Promise<GitRan> {
    return new Promise((settle) => {
      const options = { cwd: this.folder, env: this.environment, maxBuffer: 1 << 28 };
      execFile('git', [...args], options, (error, stdout, stderr) => {
        settle({ exit: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }

  async setUp(step: SetUp): Promise<void> {
    this.nextDay();
    if ('write' in step) await this.#write(step.write);
    if ('git' in step) await this.git(...step.git);
    if ('hook' in step) await this.#hook(step.hook, step.script);
    if ('tag' in step) {
      const kind = step.message === undefined ? [] : ['--annotate', '--cleanup=verbatim', '-m', step.message];
      await this.git('tag', ...kind, step.tag, step.at ?? 'HEAD');
    }
    if ('commit' in step) {
      if (step.files !== undefined) {
        await this.#write(step.files);
        await this.git('add', '--all');
      }
      const message = join(this.folder, '.git', 'MESSAGE');
      await writeFile(message, step.commit);
      const how = ['--quiet', '--allow-empty', '--allow-empty-message', '--no-verify', '--cleanup=verbatim'];
      await this.git('commit', ...how, '-F', message);
    }
  }

  async strike(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async #write(files: Readonly<Record<string, string | null>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (text === null) {
        await rm(file, { recursive: true, force: true });
      } else {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
    }
  }

  async #hook(name: string, script: string): Promise<void> {
    const file = join(this.folder, '.git', 'hooks', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
}

const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  TZ: 'UTC',
  LC_ALL: 'C.UTF-8',
  PYTHONSAFEPATH: '1',
  // Otherwise the output of hooks would come before the lines that announce them.
  PYTHONUNBUFFERED: '1',
  NO_COLOR: '1',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  // Otherwise every commit starts another process, which finds nothing to do.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'maintenance.auto',
  GIT_CONFIG_VALUE_0: 'false',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A folder for stages. The caller removes it. */
export function stagesFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'conformance-'));
}
