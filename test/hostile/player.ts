import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers';
import { fileURLToPath } from 'node:url';

/** What came of a command line; the exit code is null where it did not come to an end, or took the process with it. */
export interface Played {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const WORKER = fileURLToPath(new URL('../support/relctl-worker.js', import.meta.url));
/** Milliseconds; what is bounded at 30 seconds is not looked for here. */
const PATIENCE = 60_000;

/** The built relctl in a process that plays one command line after the other, and is started again where it ended. */
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
