import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers';
import { fileURLToPath } from 'node:url';

/** The result of a command line. The exit code is null if it did not finish, or crashed the process. */
export interface Played {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const WORKER = fileURLToPath(new URL('../support/relctl-worker.js', import.meta.url));
/** In milliseconds. Code with a limit of 30 seconds is not tested here. */
const PATIENCE = 60_000;

/** The built relctl in a process that runs one command line after another. If it ends, it is started again. */
export class Player {
  readonly #paths: readonly [string, string];
  readonly #files: readonly [number, number];
  #worker: ChildProcess | null = null;

  constructor(folder: string) {
    this.#paths = [join(folder, 'stdout'), join(folder, 'stderr')];
    this.#files = [openSync(this.#paths[0], 'a'), openSync(this.#paths[1], 'a')];
  }

  async play(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Played> {
    for (const path of this.#paths) truncateSync(path);
    const worker = (this.#worker ??= fork(WORKER, [], { stdio: ['ignore', ...this.#files, 'ipc'], env: {} }));
    const exit = await new Promise<number | null>((settle) => {
      const timer = after(() => worker.kill('SIGKILL'), PATIENCE);
      const end = (code: number | null): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        if (code === null) this.#worker = null;
        settle(code);
      };
      worker.once('message', end);
      worker.once('exit', () => {
        end(null);
      });
      worker.send({ args, cwd, env });
    });
    const [stdout, stderr] = this.#paths.map((path) => readFileSync(path, 'utf8'));
    return { exit, stdout: stdout ?? '', stderr: stderr ?? '' };
  }

  end(): void {
    this.#worker?.removeAllListeners();
    this.#worker?.kill();
    for (const file of this.#files) closeSync(file);
  }
}
