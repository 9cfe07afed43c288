import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers';
import { fileURLToPath } from 'node:url';

/** The result of a command line. The exit code is null if it did not finish, or crashed the process. */
export interface Played {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The command lines that relctl itself started, as `strace` writes them; none if it is not installed. */
  readonly started: readonly string[];
}

const WORKER = fileURLToPath(new URL('../support/relctl-worker.js', import.meta.url));
/** In milliseconds. Code with a limit of 30 seconds is not tested here. */
const PATIENCE = 60_000;

const HAS_STRACE = spawnSync('strace', ['--version']).status === 0;
/** The system calls that start a program or a process. */
const CALLS = 'execve,clone,clone3,fork,vfork';

/** The built relctl in a process that runs one command line after another. If it ends, it is started again. */
export class Player {
  readonly #paths: readonly [string, string];
  readonly #files: readonly [number, number];
  readonly #trace: string;
  #worker: ChildProcess | null = null;

  constructor(folder: string) {
    this.#trace = join(folder, 'trace');
    this.#paths = [join(folder, 'stdout'), join(folder, 'stderr')];
    this.#files = [openSync(this.#paths[0], 'a'), openSync(this.#paths[1], 'a')];
  }

  async play(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Played> {
    for (const path of this.#paths) truncateSync(path);
    const worker = (this.#worker ??= this.#start());
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
    return { exit, stdout: stdout ?? '', stderr: stderr ?? '', started: this.#started() };
  }

  /** Runs another program in place of relctl. What it starts is not watched. */
  run(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Played {
    const { status, stdout, stderr } = spawnSync(command, [...args], {
      cwd,
      env,
      timeout: PATIENCE,
      encoding: 'utf8',
    });
    return { exit: status, stdout, stderr, started: [] };
  }

  #start(): ChildProcess {
    const stdio = ['ignore', ...this.#files, 'ipc'] as const;
    if (!HAS_STRACE) return fork(WORKER, [], { stdio: [...stdio], env: {} });
    writeFileSync(this.#trace, '');
    const watching = [
      '-f',
      '--seccomp-bpf',
      '-qq',
      '-s',
      '2000',
      '-e',
      `trace=${CALLS}`,
      '-e',
      'signal=none',
    ];
    return fork(WORKER, [], {
      stdio: [...stdio],
      env: { PATH: process.env['PATH'] ?? '' },
      execPath: 'strace',
      execArgv: [...watching, '-o', this.#trace, process.execPath],
    });
  }

  /** The first process in the trace is relctl, and its children are what it started. */
  #started(): readonly string[] {
    if (!HAS_STRACE) return [];
    const lines = readFileSync(this.#trace, 'utf8').split('\n');
    const relctl = lines[0]?.split(' ')[0] ?? '';
    const children = new Set(
      lines.flatMap((line) => {
        const [, parent, child] = /^(\d+) +(?:<\.\.\. )?(?:clone3?|v?fork)\b.* = (\d+)$/.exec(line) ?? [];
        return parent === relctl && child !== undefined ? [child] : [];
      }),
    );
    // Only what follows counts for the next command line. The first line names relctl.
    writeFileSync(this.#trace, `${relctl} \n`);
    return lines.flatMap((line) => {
      const [, pid = '', call] = /^(\d+) +execve\((.*)$/.exec(line) ?? [];
      return call !== undefined && children.has(pid) ? [call] : [];
    });
  }

  end(): void {
    this.#worker?.removeAllListeners();
    this.#worker?.kill();
    for (const file of this.#files) closeSync(file);
  }
}
