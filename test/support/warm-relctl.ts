import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Outputs } from './outputs.ts';

/** One command line of relctl, with empty stdin. */
export interface WarmRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the run. */
  readonly env: Readonly<Record<string, string>>;
}

export interface WarmRan {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The built relctl in one process for many runs, since its start takes ten times as long as a run. If a run ends the process (a
 * hook can kill its parent), the result is that of the ended process, and the next run starts a new one.
 */
export class WarmRelctl {
  readonly #outputs: Outputs;
  readonly #env: Readonly<Record<string, string>>;
  #worker: ChildProcess | null = null;
  #isBusy = false;

  /**
   * @param folder an existing folder, for the output of relctl
   * @param env variables that are read only at the start of a process (time zone, colors)
   */
  constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.#outputs = new Outputs(folder, 'relctl');
    this.#env = env;
  }

  /** Runs in one process can't overlap. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  async run(request: WarmRequest): Promise<WarmRan> {
    if (this.#isBusy) throw new Error('relctl runs already in this process');
    this.#isBusy = true;
    try {
      this.#outputs.clear();
      const exit = await answerOf((this.#worker ??= this.#start()), request);
      return { exit, ...this.#outputs.read() };
    } finally {
      this.#isBusy = false;
    }
  }

  end(): void {
    this.#worker?.disconnect();
    this.#outputs.close();
  }

  #start(): ChildProcess {
    const { stdout, stderr } = this.#outputs.fd;
    const worker = fork(fileURLToPath(new URL('relctl-worker.js', import.meta.url)), [], {
      stdio: ['ignore', stdout, stderr, 'ipc'],
      env: this.#env,
      // As for every process of a test: its own process group, so that signals reach nothing else.
      detached: true,
    });
    worker.once('exit', () => (this.#worker = null));
    return worker;
  }
}

/** A process can read its stdin only once. */
export function readsStdin(args: readonly string[]): boolean {
  return args.includes('check') && !args.some((word) => NAMES_MESSAGES.test(word));
}

const NAMES_MESSAGES = /^(-m|--message|--rev-range|--commit-msg-file)\b/;

/** The exit code of the run; 128 if a signal ended the process. */
function answerOf(worker: ChildProcess, request: WarmRequest): Promise<number> {
  return new Promise((settle) => {
    const onMessage = (exit: unknown): void => {
      worker.off('exit', onExit);
      settle(exit as number);
    };
    const onExit = (code: number | null): void => {
      worker.off('message', onMessage);
      settle(code ?? 128);
    };
    worker.once('message', onMessage);
    worker.once('exit', onExit);
    worker.send(request);
  });
}
