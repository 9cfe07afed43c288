import { execFileSync, fork, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { COMMITIZEN } from './recording.ts';

/** One command line, run once. */
export interface Request {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** null: empty. */
  readonly stdin: string | null;
}

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A release tool that can be run again and again. */
export interface Program {
  readonly run: (request: Request) => Promise<Ran>;
  readonly end: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A program of which each run is a process of its own. */
export function processes(command: string, before: readonly string[] = []): Program {
  return {
    run: async ({ args, cwd, env, stdin }) => {
      const child = spawn(command, [...before, ...args], { cwd, env, timeout: 120_000 });
      const text = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (piece: string) => (text[stream] += piece));
      }
      child.stdin.on('error', () => undefined).end(stdin ?? '');
      const [exit] = (await once(child, 'close')) as [number | null];
      return { exit: exit ?? -1, ...text };
    },
    end: () => Promise.resolve(),
  };
}

/** The built relctl, each run a process of its own. */
export function relctlProcesses(): Program {
  return processes(process.execPath, [join(ROOT, 'bin/run.js'), ...PROFILE]);
}

const PROFILE = ['--profile', 'commitizen'];

/**
 * The built relctl, kept in one process for all runs, since starting it costs ten times what a run does. A run that
 * reads stdin gets a process of its own.
 *
 * @param folder for what it prints
 * @param environment on top of that of each run
 */
export function relctlInOneProcess(folder: string, environment: Request['env'] = {}): Program {
  const outputs = new Outputs(folder, 'relctl');
  const worker = fork(fileURLToPath(new URL('relctl-worker.js', import.meta.url)), [], {
    stdio: ['ignore', outputs.fd.stdout, outputs.fd.stderr, 'ipc'],
    env: {},
  });
  const ended = endOf(worker);
  const single = relctlProcesses();
  return {
    run: inTurn(async (request) => {
      const { args, cwd } = request;
      const env = { ...request.env, ...environment };
      if (readsStdin(request)) return single.run({ ...request, env });
      outputs.clear();
      worker.send({ args: [...PROFILE, ...args], cwd, env });
      const [exit] = (await once(worker, 'message', { signal: ended })) as [number];
      return { exit, ...outputs.read() };
    }),
    end: async () => {
      worker.disconnect();
      await once(worker, 'exit');
      outputs.close();
    },
  };
}

/** Several of one kind, that take turns: what is asked of them at the same time is done at the same time. */
export function pooled(programs: readonly Program[]): Program {
  let turns = 0;
  return {
    run: (request) => {
      const program = programs[turns % programs.length];
      turns += 1;
      if (program === undefined) throw new Error('a pool of no programs');
      return program.run(request);
    },
    end: async () => {
      await Promise.all(programs.map((program) => program.end()));
    },
  };
}

function readsStdin({ args, stdin }: Request): boolean {
  if (stdin !== null) return true;
  const command = args.find((word) => !word.startsWith('-'));
  return (
    command === 'check' && !args.some((word) => /^(-m|--message|--rev-range|--commit-msg-file)\b/.test(word))
  );
}

/**
 * The real commitizen, imported once and forked for each run.
 *
 * @param python the interpreter that has it
 */
export function commitizenForked(python: string, folder: string): Program {
  const outputs = new Outputs(folder, 'cz');
  const server = spawn(python, [fileURLToPath(new URL('cz-server.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', PYTHONSAFEPATH: '1' },
  });
  const lines = createInterface(server.stdout);
  const ended = endOf(server);
  return {
    run: inTurn(async ({ args, cwd, env, stdin }) => {
      outputs.clear();
      server.stdin.write(`${JSON.stringify({ args, cwd, env, stdin, ...outputs.paths })}\n`);
      const [line] = (await once(lines, 'line', { signal: ended })) as [string];
      return { exit: Number(line), ...outputs.read() };
    }),
    end: async () => {
      server.stdin.end();
      await once(server, 'exit');
      outputs.close();
    },
  };
}

/**
 * The interpreter that the `cz` on the PATH names in its first line.
 *
 * @throws where it is not the commitizen that relctl follows
 */
export function pythonOfCz(): string {
  const { stdout } = spawnSync('/bin/sh', ['-c', 'command -v cz'], { encoding: 'utf8' });
  const path = stdout.trim();
  if (path === '') throw new Error(`there is no cz on the PATH: pip install commitizen==${COMMITIZEN}`);
  const version = execFileSync(path, ['version'], { encoding: 'utf8' }).trim();
  if (version !== COMMITIZEN) throw new Error(`${path} is commitizen ${version}; it takes ${COMMITIZEN}`);
  return (readFileSync(path, 'utf8').split('\n')[0] ?? '').replace(/^#!\s*/, '');
}

/** One run after the other. */
function inTurn(run: Program['run']): Program['run'] {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const next = last.then(() => run(request));
    last = next.catch(() => undefined);
    return next;
  };
}

/** Aborted when the process ends: nothing more is to be waited for. */
function endOf(process: ChildProcess): AbortSignal {
  const controller = new AbortController();
  process.once('exit', () => {
    controller.abort();
  });
  return controller.signal;
}

/** Two files that a process appends to, as do its hooks. */
class Outputs {
  readonly paths: Readonly<Record<'stdout' | 'stderr', string>>;
  readonly fd: Readonly<Record<'stdout' | 'stderr', number>>;

  constructor(folder: string, name: string) {
    this.paths = { stdout: join(folder, `${name}.out`), stderr: join(folder, `${name}.err`) };
    this.fd = { stdout: openSync(this.paths.stdout, 'a'), stderr: openSync(this.paths.stderr, 'a') };
  }

  clear(): void {
    truncateSync(this.paths.stdout);
    truncateSync(this.paths.stderr);
  }

  read(): Omit<Ran, 'exit'> {
    return {
      stdout: readFileSync(this.paths.stdout, 'utf8'),
      stderr: readFileSync(this.paths.stderr, 'utf8'),
    };
  }

  close(): void {
    closeSync(this.fd.stdout);
    closeSync(this.fd.stderr);
  }
}
